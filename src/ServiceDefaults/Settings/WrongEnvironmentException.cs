namespace BriefingBus.ServiceDefaults.Settings;

/// <summary>A variable of the environment is wrong; nothing was started.</summary>
/// <param name="variable">Its name, such as <c>DATABASE__PORT</c>.</param>
/// <param name="found">What it holds.</param>
/// <param name="expected">What it should hold.</param>
public sealed class WrongEnvironmentException(string variable, string found, string expected)
    : WrongConfigurationException($"{variable}: found '{found}', expected {expected}.");

namespace BriefingBus.ServiceDefaults.Settings;

/// <summary>The version of the process's configuration.</summary>
/// <param name="Value">A hash of the content, such as <c>9f86d081884c</c>.</param>
public sealed record ConfigurationVersion(string Value);

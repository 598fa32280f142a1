namespace BriefingBus.ServiceDefaults.Settings;

/// <summary>Which configuration the process runs by.</summary>
/// <param name="Value">The same for the same content, such as <c>9f86d081884c</c>.</param>
public sealed record ConfigurationVersion(string Value);

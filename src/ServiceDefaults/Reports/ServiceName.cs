namespace BriefingBus.ServiceDefaults.Reports;

/// <summary>The process's service.</summary>
/// <param name="Value">Its name in lower case, such as <c>fetcher</c>.</param>
public sealed record ServiceName(string Value);

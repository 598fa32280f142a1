namespace BriefingBus.Cli.Run;

/// <summary>What <c>briefingbus run</c> was asked for.</summary>
/// <param name="Config">Path of the configuration.</param>
/// <param name="Data">Folder of the databases.</param>
/// <param name="Out">Folder that each briefing is written to.</param>
/// <param name="Now">Whether each edition is also composed at the start.</param>
/// <param name="Json">Whether the log is JSON.</param>
/// <param name="Web">Where the web page listens, <c>off</c>, or null for what the configuration says.</param>
internal sealed record RunRequest(string Config, string Data, string Out, bool Now, string? Web, bool Json);

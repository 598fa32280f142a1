using Serilog.Events;

namespace BriefingBus.ServiceDefaults.Logging;

/// <summary>How a process logs: <c>LOG__LEVEL</c> and <c>LOG__FORMAT</c> in the environment.</summary>
internal sealed record LogOptions
{
    /// <summary>The section of the configuration that the options are read from.</summary>
    public const string Section = "Log";

    /// <summary>The lowest level that is logged.</summary>
    public LogEventLevel Level { get; init; } = LogEventLevel.Information;

    /// <summary>How an event is written; null for text on a terminal and JSON elsewhere.</summary>
    public LogFormat? Format { get; init; }
}

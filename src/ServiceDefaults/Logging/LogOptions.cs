using System.ComponentModel;
using Serilog.Events;

namespace BriefingBus.ServiceDefaults.Logging;

/// <summary>The options of a process's log: <c>LOG__LEVEL</c> and <c>LOG__FORMAT</c> in the environment, else the key <c>log</c> of
/// <c>briefing.yaml</c>.</summary>
public sealed record LogOptions
{
    /// <summary>The section of the environment's configuration with the options.</summary>
    public const string Section = "Log";

    /// <summary>The lowest level that is logged; null for <see cref="LogEventLevel.Information"/>.</summary>
    [Description("The lowest level that is logged; LOG__LEVEL in the environment comes before it. Else information.")]
    public LogEventLevel? Level { get; init; }

    /// <summary>The format of events; null for text on a terminal and JSON elsewhere.</summary>
    [Description("How the log is written; LOG__FORMAT in the environment comes before it. Else text at a terminal, and JSON elsewhere.")]
    public LogFormat? Format { get; init; }
}

/// <summary>The format of a log event.</summary>
public enum LogFormat
{
    /// <summary>A readable line.</summary>
    Text,

    /// <summary>A JSON object on a line.</summary>
    Json,
}

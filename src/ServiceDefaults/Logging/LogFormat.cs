namespace BriefingBus.ServiceDefaults.Logging;

/// <summary>How a log event is written.</summary>
public enum LogFormat
{
    /// <summary>A line for people.</summary>
    Text,

    /// <summary>An object on a line, for programs.</summary>
    Json,
}

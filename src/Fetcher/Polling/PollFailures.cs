using BriefingBus.ServiceDefaults.Bus;

namespace BriefingBus.Fetcher.Polling;

/// <summary>Logs polls that could not be finished. An unreachable dependency fails all polls, so one of them is logged a minute; an
/// internal fault is always logged.</summary>
public sealed partial class PollFailures(TimeProvider time, ILogger<PollFailures> logger)
{
    private static readonly TimeSpan Repeat = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private long? lastLogged;

    /// <summary>Logs the fault that ended a poll, unless the same kind was logged within the minute.</summary>
    public void Log(Exception fault, string feedUrl)
    {
        var isTransient = TransientFault.IsTransient(fault);
        lock (gate)
        {
            if (isTransient && lastLogged is { } last && time.GetElapsedTime(last) < Repeat)
                return;
            if (isTransient)
                lastLogged = time.GetTimestamp();
        }
        LogPollBroke(isTransient ? null : fault, feedUrl, TransientFault.Reason(fault));
    }

    [LoggerMessage(
        LogLevel.Error,
        "Could not finish the poll of {FeedUrl}; repeating it: {Reason}. Others that fail alike within a minute are not listed")]
    private partial void LogPollBroke(Exception? e, string feedUrl, string reason);
}

using BriefingBus.ServiceDefaults.Bus;

namespace BriefingBus.Fetcher.Polling;

/// <summary>Logs polls that could not be finished. What is away for one poll is away for all, so one of them is logged in a minute; a fault
/// of our own is always logged.</summary>
public sealed partial class PollFailures(TimeProvider time, ILogger<PollFailures> logger)
{
    private static readonly TimeSpan Repeat = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private long? _lastLogged;

    /// <summary>Logs what ended the poll of a feed, unless the same kind was logged just now.</summary>
    public void Log(Exception fault, string feedUrl)
    {
        var isTransient = TransientFault.IsTransient(fault);
        lock (_gate)
        {
            if (isTransient && _lastLogged is { } last && time.GetElapsedTime(last) < Repeat)
                return;
            if (isTransient)
                _lastLogged = time.GetTimestamp();
        }
        LogPollBroke(isTransient ? null : fault, feedUrl, TransientFault.Reason(fault));
    }

    [LoggerMessage(
        LogLevel.Error,
        "Could not finish the poll of {FeedUrl}; repeating it: {Reason}. Others that fail so within a minute are not listed")]
    private partial void LogPollBroke(Exception? e, string feedUrl, string reason);
}

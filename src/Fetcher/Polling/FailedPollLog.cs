using BriefingBus.Fetcher.Http;

namespace BriefingBus.Fetcher.Polling;

/// <summary>Logs which feeds could not be fetched. If many are unreachable at once, the network is down, and a line for each would hide
/// that.</summary>
public sealed partial class FailedPollLog(TimeProvider time, ILogger<FailedPollLog> log)
{
    /// <summary>At most this many unreachable feeds in a row are named; a feed that was read ends the row.</summary>
    private const int Named = 5;

    private static readonly TimeSpan Repeat = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private int inRow;
    private long? logged;

    /// <summary>A feed was read: the next failure is named again.</summary>
    public void NoteRead()
    {
        lock (gate)
            (inRow, logged) = (0, null);
    }

    /// <summary>A feed could not be fetched.</summary>
    public void NoteFailed(FeedFetchFailed failed)
    {
        var (named, first) = failed.Kind is FailureKind.Unreachable or FailureKind.Timeout ? Count() : (true, false);
        if (first)
            LogNetwork(Named);
        LogFailed(
            named ? LogLevel.Warning : LogLevel.Information,
            failed.FeedUrl, failed.Kind, failed.Reason, failed.Failures, failed.NextFetch);
    }

    private (bool IsNamed, bool IsFirstOfMany) Count()
    {
        lock (gate)
        {
            if (++inRow <= Named)
                return (true, false);
            if (logged is { } before && time.GetElapsedTime(before) < Repeat)
                return (false, false);
            logged = time.GetTimestamp();
            return (false, true);
        }
    }

    [LoggerMessage("Could not fetch {FeedUrl}: {Kind}: {Reason} ({Failures} in a row, next {Next:u})")]
    private partial void LogFailed(LogLevel level, string feedUrl, string kind, string reason, int failures, DateTimeOffset? next);

    [LoggerMessage(
        LogLevel.Warning,
        "More than {Feeds} feeds in a row are unreachable: the network may be down; each is tried again, and those from now on are "
        + "named at level Information")]
    private partial void LogNetwork(int feeds);
}

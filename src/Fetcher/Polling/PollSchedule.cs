using BriefingBus.Fetcher.Entries;
using BriefingBus.Fetcher.Http;

namespace BriefingBus.Fetcher.Polling;

/// <summary>Decides when a feed is polled next, by pure functions.</summary>
public static class PollSchedule
{
    /// <summary>The interval of a new feed.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromMinutes(30);

    /// <summary>The shortest interval chosen from a feed's changes.</summary>
    public static readonly TimeSpan Quickest = TimeSpan.FromMinutes(10);

    /// <summary>The longest interval chosen from a feed's changes, so that its news reaches the next briefing.</summary>
    public static readonly TimeSpan Slowest = TimeSpan.FromHours(4);

    /// <summary>The pause after the first failure; each further one doubles it, up to a day.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(10);

    /// <summary>The maximum time between a poll and an edition with the feed.</summary>
    public static readonly TimeSpan FreshForEdition = TimeSpan.FromMinutes(30);

    /// <summary>The minimum time between a poll and an edition: later entries may not be cleaned in time.</summary>
    private static readonly TimeSpan LastMoment = TimeSpan.FromMinutes(5);

    /// <summary>Entries that appear this close together are one change of the feed.</summary>
    private static readonly TimeSpan OneChange = TimeSpan.FromMinutes(5);

    /// <summary>The number of latest changes that determine how often a feed changes.</summary>
    private const int ChangesBack = 20;

    /// <summary>The next poll after one that succeeded.</summary>
    /// <param name="now">The instant of the poll.</param>
    /// <param name="every">The configured interval; it overrides the publisher's hints and the feed's changes.</param>
    /// <param name="hints">The publisher's hints.</param>
    /// <param name="seen">The feed's known entries.</param>
    /// <param name="spread">0 to 1: the place of the poll in the last tenth of the interval, so that feeds do not come due
    /// together.</param>
    public static DateTimeOffset AfterSuccess(
        DateTimeOffset now, TimeSpan? every, PollingHints hints, IReadOnlyCollection<SeenEntry> seen, double spread)
    {
        if (every is { } fixedInterval)
            return now + Within(fixedInterval, FetchOptions.MinInterval, FetchOptions.MaxInterval);

        var own = Within(ChangeInterval(seen, now) / 2 ?? Usual, Quickest, Slowest);
        var asked = Within(hints.Interval ?? TimeSpan.Zero, FetchOptions.MinInterval, FetchOptions.MaxInterval);
        var interval = own > asked ? own : asked;
        return PastSkipped(now + interval + interval * (0.1 * spread), hints, latest: now + FetchOptions.MaxInterval);
    }

    /// <summary>The next poll after one that failed: never sooner than the server allows, never later than a day.</summary>
    /// <param name="now">The instant of the poll.</param>
    /// <param name="failures">The number of failures in a row, this one included; at least 1.</param>
    /// <param name="retryAfter">The instant that the server named, or null.</param>
    /// <param name="spread">0 to 1: shortens the pause by up to a quarter, so that feeds that failed together are not retried
    /// together.</param>
    public static DateTimeOffset AfterFailure(DateTimeOffset now, int failures, DateTimeOffset? retryAfter, double spread)
    {
        var doubled = FirstPause * Math.Pow(2, Math.Min(failures - 1, 16));
        var pause = (doubled < FetchOptions.MaxInterval ? doubled : FetchOptions.MaxInterval) * (1 - 0.25 * spread);
        var due = now + pause;
        return retryAfter > due ? retryAfter.Value : due;
    }

    /// <summary>Moves a poll that would be too late for an edition into the half hour before it: a publisher who allows a day of caching
    /// must not make the briefing miss news.</summary>
    /// <param name="due">The scheduled poll.</param>
    /// <param name="edition">When the next edition comes out that needs it (<see cref="EditionTimes.Next"/>), or null.</param>
    /// <param name="spread">0 to 1: the place of the poll in the first two thirds of the half hour.</param>
    public static DateTimeOffset BeforeEdition(DateTimeOffset due, DateTimeOffset? edition, double spread) =>
        edition is not { } hour || due < hour - LastMoment
            ? due
            : hour - FreshForEdition + FreshForEdition * (2.0 / 3) * spread;

    /// <summary>How long a feed usually stays unchanged: the median of the pauses between its last changes, including the current one; null
    /// if it has changed fewer than three times.</summary>
    public static TimeSpan? ChangeInterval(IReadOnlyCollection<SeenEntry> seen, DateTimeOffset now)
    {
        var changes = new List<long> { now.ToUnixTimeSeconds() };
        foreach (var appeared in seen.Select(s => s.Appeared).OrderDescending())
        {
            if (changes[^1] - appeared >= OneChange.TotalSeconds)
                changes.Add(appeared);
            if (changes.Count > ChangesBack)
                break;
        }
        if (changes.Count <= 3)
            return null;
        var pauses = changes.Zip(changes.Skip(1), (later, earlier) => later - earlier).Order().ToList();
        return TimeSpan.FromSeconds(pauses[pauses.Count / 2]);
    }

    private static DateTimeOffset PastSkipped(DateTimeOffset due, PollingHints hints, DateTimeOffset latest)
    {
        while (due < latest && hints.Skips(due))
            due = new DateTimeOffset(due.UtcDateTime.Date.AddHours(due.UtcDateTime.Hour + 1), TimeSpan.Zero);
        return due < latest ? due : latest;
    }

    private static TimeSpan Within(TimeSpan interval, TimeSpan least, TimeSpan most) =>
        interval < least ? least : interval > most ? most : interval;
}

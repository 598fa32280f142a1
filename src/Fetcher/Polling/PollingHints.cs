using BriefingBus.Fetcher.Feeds;
using BriefingBus.Fetcher.Storage;

namespace BriefingBus.Fetcher.Polling;

/// <summary>A publisher's wishes for when to poll a feed.</summary>
/// <param name="Interval">The longest of what the feed (<c>ttl</c>, <c>sy:updatePeriod</c>) and the answer's headers (<c>Cache-Control</c>,
/// <c>Expires</c>) ask for, or null.</param>
/// <param name="SkipHours">Hours in GMT not to poll in: bit 0 is midnight to one (RSS 2.0 <c>skipHours</c>).</param>
/// <param name="SkipDays">Days in GMT not to poll on: bit 0 is Sunday (RSS 2.0 <c>skipDays</c>).</param>
public sealed record PollingHints(TimeSpan? Interval, int SkipHours, int SkipDays)
{
    private const int AllHours = (1 << 24) - 1;
    private const int AllDays = (1 << 7) - 1;

    /// <summary>The hints of a document and its response head.</summary>
    public static PollingHints Of(ParsedFeed feed, TimeSpan? freshFor) => new(
        Longest(Longest(feed.TimeToLive, feed.UpdateInterval), freshFor),
        Bits(feed.SkipHours.Select(h => h % 24)), Bits(feed.SkipDays.Select(d => (int)d)));

    /// <summary>The stored hints, for an answer without a document.</summary>
    public static PollingHints Of(FeedState state, TimeSpan? freshFor) => new(
        Longest(state.FeedInterval is { } seconds ? TimeSpan.FromSeconds(seconds) : null, freshFor), state.SkipHours, state.SkipDays);

    /// <summary>The interval that the feed itself asks for, in seconds, for storing.</summary>
    public static long? FeedInterval(ParsedFeed feed) => (long?)Longest(feed.TimeToLive, feed.UpdateInterval)?.TotalSeconds;

    /// <summary>Whether the publisher wants no poll at an instant. Ignores a feed that skips every hour or every day.</summary>
    public bool Skips(DateTimeOffset instant)
    {
        var utc = instant.UtcDateTime;
        return (SkipHours != AllHours && (SkipHours >> utc.Hour & 1) == 1)
            || (SkipDays != AllDays && (SkipDays >> (int)utc.DayOfWeek & 1) == 1);
    }

    private static TimeSpan? Longest(TimeSpan? a, TimeSpan? b) => a is null || b > a ? b : a;

    private static int Bits(IEnumerable<int> places) =>
        places.Where(p => p is >= 0 and < 24).Aggregate(0, (bits, place) => bits | 1 << place);
}

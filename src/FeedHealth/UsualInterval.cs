namespace BriefingBus.FeedHealth;

/// <summary>How long it usually takes until a feed has something new.</summary>
public static class UsualInterval
{
    /// <summary>So many of the newest entries are looked at.</summary>
    public const int Entries = 200;

    private const int MinGaps = 4;

    /// <summary>The gap between two entries in which a reader who looks at a random moment finds the feed: half of all time lies in gaps
    /// this long or shorter. A plain median would call a newsroom silent every night and a weekly batch of three silent within the hour.</summary>
    /// <returns>Null where fewer than five entries of different instants are known.</returns>
    public static TimeSpan? Of(IEnumerable<DateTimeOffset> dates)
    {
        var instants = dates.Distinct().Order().ToList();
        if (instants.Count <= MinGaps)
            return null;

        var gaps = instants.Zip(instants.Skip(1), (one, next) => next - one).Order().ToList();
        var half = (instants[^1] - instants[0]) / 2;
        var passed = TimeSpan.Zero;
        return gaps.First(gap => (passed += gap) >= half);
    }
}

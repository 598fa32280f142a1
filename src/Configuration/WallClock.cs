namespace BriefingBus.Configuration;

/// <summary>A clock on the wall of a time zone.</summary>
internal static class WallClock
{
    // Further from a change of the clocks than any offset reaches, nearer than the next change.
    private static readonly TimeSpan Aside = TimeSpan.FromHours(26);

    /// <summary>The first instant at which the zone's clock shows <paramref name="time"/> or later.</summary>
    public static DateTimeOffset FirstShowing(TimeZoneInfo zone, DateTime time)
    {
        var asUtc = DateTime.SpecifyKind(time, DateTimeKind.Utc);
        var before = zone.GetUtcOffset(asUtc - Aside);
        var after = zone.GetUtcOffset(asUtc + Aside);
        if (zone.GetUtcOffset(asUtc - before) == before)
            return new DateTimeOffset(asUtc - before);
        if (zone.GetUtcOffset(asUtc - after) == after)
            return new DateTimeOffset(asUtc - after);
        return EndOfGap(zone, asUtc, asUtc - after, asUtc - before);
    }

    // The clock never shows the time: it jumps over it somewhere between the two instants.
    private static DateTimeOffset EndOfGap(TimeZoneInfo zone, DateTime asUtc, DateTime early, DateTime late)
    {
        while (late - early > TimeSpan.FromTicks(1))
        {
            var middle = early + ((late - early) / 2);
            if (middle + zone.GetUtcOffset(middle) >= asUtc)
                late = middle;
            else
                early = middle;
        }
        return new DateTimeOffset(late);
    }
}

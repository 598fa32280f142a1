namespace BriefingBus.Configuration;

/// <summary>The local time of a time zone.</summary>
internal static class WallClock
{
    // Longer than any offset, and shorter than the time between two clock changes.
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

    // The clock skips the time somewhere between the two instants.
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

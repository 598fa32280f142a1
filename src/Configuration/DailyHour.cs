namespace BriefingBus.Configuration;

/// <summary>An hour of every day, in the local time of a time zone.</summary>
public static class DailyHour
{
    /// <summary>The form of an hour: <c>03:30</c>.</summary>
    public const string Pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$";

    /// <summary>The latest instant, not after <paramref name="now"/>, at which the local time was this hour.</summary>
    /// <param name="hour">The hour, in the form of <see cref="Pattern"/>.</param>
    /// <param name="timeZone">A time zone's IANA name.</param>
    /// <param name="now">The present.</param>
    public static DateTimeOffset Last(string hour, string timeZone, DateTimeOffset now)
    {
        var time = TimeOnly.ParseExact(hour, "HH:mm", CultureInfo.InvariantCulture);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        for (var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime); ; day = day.AddDays(-1))
        {
            if (WallClock.FirstShowing(zone, day.ToDateTime(time)) is var instant && instant <= now)
                return instant;
        }
    }
}

using Quartz;

namespace BriefingBus.Configuration;

/// <summary>Decides when an edition is due. Hours are local times of the edition's zone. An edition is due at the first instant at which
/// the local clock shows its hour or a later one: 02:30 is due at 03:00 on a day that skips it, and only the first time on a day that
/// repeats it.</summary>
public static class EditionSchedule
{
    // Every valid cron expression, such as 29 February on a Monday, matches within 28 years.
    private const int MaxWaitInYears = 30;

    private static readonly TimeSpan Closest = TimeSpan.FromMinutes(1);

    /// <summary>The first instant after <paramref name="after"/> at which the edition is due; null if there is none.</summary>
    public static DateTimeOffset? Next(EditionOptions edition, DateTimeOffset after)
    {
        var wall = InZone(edition, after).DateTime;
        var zone = Zone(edition);
        var last = wall.Year + MaxWaitInYears < 9999 ? wall.AddYears(MaxWaitInYears) : DateTime.MaxValue;
        foreach (var hour in edition.Cron is null ? AtHours(edition, wall) : CronHours(edition.Cron, wall))
        {
            if (hour > last)
                return null;
            if (WallClock.FirstShowing(zone, hour) is var instant && instant > after)
                return TimeZoneInfo.ConvertTime(instant, zone);
        }
        return null;
    }

    /// <summary>The due run: the latest one after <paramref name="last"/> and within the edition's grace, or null. Of several missed runs
    /// only the latest is made up for, since it covers the others.</summary>
    /// <param name="edition">The edition.</param>
    /// <param name="last">The instant of the last run, or one before which none was due.</param>
    /// <param name="now">The present.</param>
    public static DateTimeOffset? Due(EditionOptions edition, DateTimeOffset last, DateTimeOffset now)
    {
        var oldest = now - edition.Grace - TimeSpan.FromTicks(1);
        DateTimeOffset? due = null;
        for (var run = Next(edition, last > oldest ? last : oldest); run <= now; run = Next(edition, run.Value))
            due = run;
        return due;
    }

    /// <summary>The mistakes in an edition's <c>cron</c>.</summary>
    public static IEnumerable<(string Key, string Problem)> Check(EditionOptions edition)
    {
        if (edition.Cron is null)
            yield break;
        if (!CronExpression.TryParse(edition.Cron, out _))
        {
            yield return ("cron",
                $"found '{edition.Cron}', expected a Quartz cron expression such as \"0 0 6 ? * MON-FRI\": "
                + "second, minute, hour, day, month, weekday"
                + (CrontabLine.InQuartz(edition.Cron) is { } quartz ? $"; did you mean \"{quartz}\"?" : ""));
        }
        else if (CronHours(edition.Cron, new DateTime(2020, 1, 1)).Take(2).ToList() is not [var first, ..] runs)
        {
            yield return ("cron", $"found '{edition.Cron}', which never comes");
        }
        else if (runs.Count > 1 && runs[1] - first < Closest)
        {
            yield return ("cron", $"found '{edition.Cron}', which comes more than once a minute");
        }
    }

    /// <summary>The instant with the offset of the edition's time zone.</summary>
    public static DateTimeOffset InZone(EditionOptions edition, DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone(edition));

    private static TimeZoneInfo Zone(EditionOptions edition) => TimeZoneInfo.FindSystemTimeZoneById(edition.TimeZone);

    private static IEnumerable<DateTime> AtHours(EditionOptions edition, DateTime wall)
    {
        var hour = TimeOnly.ParseExact(edition.At!, "HH:mm", CultureInfo.InvariantCulture);
        var days = edition.Days.Select(EditionOptions.Day).ToHashSet();
        for (var day = DateOnly.FromDateTime(wall); day < DateOnly.MaxValue; day = day.AddDays(1))
        {
            if (days.Count == 0 || days.Contains(day.DayOfWeek))
                yield return day.ToDateTime(hour);
        }
    }

    // Quartz evaluates the expression on a clock without time changes; the rule of this class maps its hours to the zone.
    private static IEnumerable<DateTime> CronHours(string cron, DateTime wall)
    {
        var expression = CronExpression.Parse(cron).WithTimeZone(TimeZoneInfo.Utc);
        for (var hour = expression.GetNextValidTimeAfter(new DateTimeOffset(wall, TimeSpan.Zero));
             hour is not null;
             hour = expression.GetNextValidTimeAfter(hour.Value))
        {
            yield return hour.Value.DateTime;
        }
    }
}

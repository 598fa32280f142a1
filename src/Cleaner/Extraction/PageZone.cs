using System.Globalization;
using System.Text.RegularExpressions;

namespace BriefingBus.Cleaner.Extraction;

/// <summary>
/// The zone of the times that a page shows. Many pages state their date to machines in UTC, whose day is often not the page's.
/// </summary>
internal static partial class PageZone
{
    /// <summary>Zones differ from UTC by multiples of this.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan FarthestWest = TimeSpan.FromHours(-12);

    private static readonly TimeSpan FarthestEast = TimeSpan.FromHours(14);

    /// <summary>A time of day: <c>21:25</c>, <c>9.05 Uhr</c>, <c>4:30 p.m.</c>, <c>8h15</c>.</summary>
    [GeneratedRegex(
        @"(?<![\d.,:/-])(?<h>[01]?\d|2[0-3])\s?[:.h]\s?(?<m>[0-5]\d)(?!\d|[./-]\d)(?:\s?(?<half>[ap])\.?\s?m\b)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TimeOfDay { get; }

    /// <summary>True for an instant in UTC, which may not be the page's zone; a date alone has none.</summary>
    public static bool IsUnknown(DateTimeOffset stated) => stated.Offset == TimeSpan.Zero && stated.TimeOfDay != TimeSpan.Zero;

    /// <summary>
    /// The same instant in the zone in which it falls on the day and, where the line has one, on the time of day that readers are shown;
    /// unchanged where the line is about something else.
    /// </summary>
    /// <param name="stated">What the page states to machines.</param>
    /// <param name="day">The day that its readers are shown.</param>
    /// <param name="line">The line that shows it.</param>
    public static DateTimeOffset Of(DateTimeOffset stated, DateOnly day, string line)
    {
        foreach (var local in TimeOfDay.Matches(line).Select(Read).Select(day.ToDateTime))
        {
            var offset = Step * Math.Round((local - stated.UtcDateTime) / Step);
            var isZone = offset >= FarthestWest && offset <= FarthestEast;
            if (isZone && Math.Abs((local - stated.UtcDateTime - offset).TotalMinutes) < 2)
                return stated.ToOffset(offset);
        }

        return stated.ToOffset(SmallestTo(day, stated));
    }

    /// <summary>The smallest difference in whole hours by which it falls on the day; none where no zone's does.</summary>
    private static TimeSpan SmallestTo(DateOnly day, DateTimeOffset stated)
    {
        var begin = day.ToDateTime(TimeOnly.MinValue);
        var hours = stated.UtcDateTime < begin ? Math.Ceiling((begin - stated.UtcDateTime).TotalHours)
            : stated.UtcDateTime >= begin.AddDays(1) ? -Math.Floor((stated.UtcDateTime - begin.AddDays(1)).TotalHours) - 1
            : 0;
        var offset = TimeSpan.FromHours(hours);
        return offset >= FarthestWest && offset <= FarthestEast ? offset : TimeSpan.Zero;
    }

    private static TimeOnly Read(Match match)
    {
        var hour = int.Parse(match.Groups["h"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        var half = match.Groups["half"].Value;
        hour = half is "p" or "P" && hour < 12 ? hour + 12 : half is "a" or "A" && hour == 12 ? 0 : hour;
        return new TimeOnly(hour, int.Parse(match.Groups["m"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture));
    }
}

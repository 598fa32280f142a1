using System.Globalization;
using System.Text.RegularExpressions;

namespace BriefingBus.Cleaner.Extraction.Dates;

/// <summary>Finds the time zone of a page. Many pages give their date in UTC in metadata, often with another day than the one they show.
/// </summary>
internal static partial class PageZone
{
    /// <summary>Offsets from UTC are multiples of this.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan FarthestWest = TimeSpan.FromHours(-12);

    private static readonly TimeSpan FarthestEast = TimeSpan.FromHours(14);

    /// <summary>A time of day: <c>21:25</c>, <c>9.05 Uhr</c>, <c>4:30 p.m.</c>, <c>8h15</c>.</summary>
    [GeneratedRegex(
        @"(?<![\d.,:/-])(?<h>[01]?\d|2[0-3])\s?[:.h]\s?(?<m>[0-5]\d)(?!\d|[./-]\d)(?:\s?(?<half>[ap])\.?\s?m\b)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TimeOfDay { get; }

    /// <summary>True for an instant in UTC, which may not be the page's zone; a date without a time has none.</summary>
    public static bool IsUnknown(DateTimeOffset stated) => stated.Offset == TimeSpan.Zero && stated.TimeOfDay != TimeSpan.Zero;

    /// <summary>The same instant in the zone in which it has the day and, if the line has one, the time of day that the page shows;
    /// unchanged if the line is about something else.</summary>
    /// <param name="stated">The date in the page's metadata.</param>
    /// <param name="day">The day that the page shows.</param>
    /// <param name="line">The line with that day.</param>
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

    /// <summary>The smallest offset in whole hours at which the instant is on that day; zero if no zone has such an offset.</summary>
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

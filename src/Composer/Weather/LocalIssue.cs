using System.Globalization;
using System.Text.RegularExpressions;

namespace BriefingBus.Composer.Weather;

/// <summary>Finds the local time at a place, from the line with the time of issue of a forecast: <c>Forecast issued 3:30 PM EDT Tuesday 17
/// March 2015</c>, <c>Prévisions émises 11h00 HAE le mardi 13 août 2024</c>.</summary>
internal static partial class LocalIssue
{
    /// <summary>The place's offset from UTC, or null if the text gives no local time or one that no zone has.</summary>
    /// <param name="text">Text that ends with the local time of issue.</param>
    /// <param name="issued">The same instant, from the element of the feed.</param>
    /// <param name="words">The words of the language.</param>
    public static TimeSpan? Offset(string text, DateTimeOffset issued, WeatherWords words)
    {
        if (LocalTime(text, words) is not { } local)
            return null;

        // Every zone's offset is a multiple of a quarter of an hour; the two times may differ by a few minutes.
        var offset = TimeSpan.FromMinutes(15 * Math.Round((local - issued.UtcDateTime).TotalMinutes / 15));
        return offset.Duration() <= TimeSpan.FromHours(14) ? offset : null;
    }

    private static DateTime? LocalTime(string text, WeatherWords words)
    {
        var match = Pattern().Match(text);
        if (!match.Success)
            return null;
        var month = Array.FindIndex(words.Months, m => m.Equals(match.Groups["month"].Value, StringComparison.OrdinalIgnoreCase)) + 1;
        var (year, day, hour) = (Number(match, "year"), Number(match, "day"), Number(match, "hour"));
        if (match.Groups["half"].Value.ToUpperInvariant() is { Length: > 0 } half)
            hour = (hour % 12) + (half == "PM" ? 12 : 0);
        var minute = Number(match, "minute");
        if (month == 0 || year < 2000 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59)
            return null;
        return new DateTime(year, month, day, hour, minute, 0, DateTimeKind.Unspecified);
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"(?<hour>[0-9]{1,2})(?::|\s?h\s?)(?<minute>[0-9]{2})\s+(?:(?<half>[AP]M)\s+)?\p{L}+\s+(?:le\s+)?"
        + @"\p{L}+\s+(?<day>[0-9]{1,2})(?:er)?\s+(?<month>\p{L}+)\s+(?<year>[0-9]{4})",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}

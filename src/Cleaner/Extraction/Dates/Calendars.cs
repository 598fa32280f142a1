using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using BriefingBus.Text;

namespace BriefingBus.Cleaner.Extraction.Dates;

/// <summary>Reads dates in calendars that news pages use besides the Gregorian: the solar Hijri calendar of Iran and Afghanistan, and the
/// years of Japanese eras and of the Republic of China.</summary>
internal static partial class Calendars
{
    /// <summary>Years of the web in the solar Hijri calendar.</summary>
    private const int FirstSolarYear = 1369;

    private const int LastSolarYear = 1478;

    private static readonly PersianCalendar Persian = new();

    /// <summary>The months of the solar Hijri calendar in Persian, from CLDR.</summary>
    private static readonly FrozenDictionary<string, int> SolarMonths =
        "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".Split(' ')
            .Select((name, i) => (name, Number: i + 1)).ToFrozenDictionary(month => month.name, month => month.Number);

    /// <summary>The eras, and how many years each is behind the common year.</summary>
    private static readonly (string Era, int Years)[] Eras = [("令和", 2018), ("平成", 1988), ("民國", 1911), ("民国", 1911)];

    [GeneratedRegex("(?<era>令和|平成|民國|民国)\\s?(?<y>\\d{1,3}|元)\\s?(?=年)", RegexOptions.CultureInvariant)]
    private static partial Regex EraYear { get; }

    [GeneratedRegex(
        @"(?<![\d.,/-])(?<y>1[34]\d{2})(?<s>[-/])(?<m>\d{1,2})\k<s>(?<d>\d{1,2})(?!\d|[./-]\d)", RegexOptions.CultureInvariant)]
    private static partial Regex SolarYearFirst { get; }

    /// <summary>The text with common years for those of eras: 2026年 for 令和8年.</summary>
    public static string WithCommonYears(string text) =>
        text.Contains('年', StringComparison.Ordinal) ? EraYear.Replace(text, CommonYear) : text;

    /// <summary>The month from 1 to 12, or 0 if the word is no month of the solar Hijri calendar.</summary>
    public static int SolarHijriMonth(string word) => SolarMonths.GetValueOrDefault(word);

    /// <summary>The date in figures with the year first in a page in Persian or Pashto, or null.</summary>
    public static DateOnly? SolarHijriInFigures(string text, string? language) =>
        language is not null
        && LanguageTag.Primary(language) is "fa" or "ps" or "ckb"
        && SolarYearFirst.Match(text) is { Success: true } match
            ? SolarHijri(Number(match, "y"), Number(match, "m"), Number(match, "d"))
            : null;

    /// <summary>The date in the Gregorian calendar, or null if there is no such day.</summary>
    public static DateOnly? SolarHijri(int year, int month, int day) =>
        year is >= FirstSolarYear and <= LastSolarYear && month is >= 1 and <= 12 && day >= 1 && day <= Persian.GetDaysInMonth(year, month)
            ? DateOnly.FromDateTime(Persian.ToDateTime(year, month, day, 0, 0, 0, 0))
            : null;

    private static string CommonYear(Match match)
    {
        var year = match.Groups["y"].ValueSpan is "元" ? 1 : Number(match, "y");
        return (year + Eras.First(e => e.Era == match.Groups["era"].Value).Years).ToString(CultureInfo.InvariantCulture);
    }

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
}

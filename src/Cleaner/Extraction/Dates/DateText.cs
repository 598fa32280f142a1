using System.Globalization;
using System.Text.RegularExpressions;

namespace BriefingBus.Cleaner.Extraction.Dates;

/// <summary>Finds the date in a line of text: in figures, or with the name of a month in the languages of <see cref="MonthNames"/>.
/// </summary>
internal static partial class DateText
{
    /// <summary>The year of the first web pages.</summary>
    private const int FirstYear = 1990;

    private const int LastYear = 2099;

    /// <summary>The Thai Buddhist calendar is this many years ahead.</summary>
    private const int BuddhistYears = 543;

    /// <summary>How much of a line is read, in characters.</summary>
    private const int MaxLineLength = 500;

    [GeneratedRegex(
        @"(?<![\d.,/-])(?<y>(?:19|20)\d{2})(?<s>[-/.]|\.\s|\s?年\s?|년\s?)"
        + @"(?<m>\d{1,2})(?:\k<s>|\s?月\s?|월\s?)(?<d>\d{1,2})(?!\d|[./-]\d)",
        RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst { get; }

    [GeneratedRegex(
        @"(?<![\d.,/-])(?<a>\d{1,2})(?<s>[-/.])\s?(?<b>\d{1,2})\k<s>\s?(?<y>(?:19|20)\d{2}|\d{2})(?![\d/-]|[.,]\d)",
        RegexOptions.CultureInvariant)]
    private static partial Regex YearLast { get; }

    /// <summary>A number or a word. Thai months are abbreviated with stops inside (<c>ก.พ.</c>), and some of the Levant have two words.
    /// </summary>
    [GeneratedRegex(@"\d+|(?:كانون|تشرين)\s\p{L}+|\p{IsThai}+(?:\.\p{IsThai}+)+|[\p{L}\p{M}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word { get; }

    /// <summary>The first full date in the line, from 1990 to 2099, or null.</summary>
    /// <param name="line">The line.</param>
    /// <param name="language">The page's language as a BCP 47 tag, or null: it decides the order of day and month, and the meaning of names
    /// that several languages use.</param>
    public static DateOnly? Find(string line, string? language)
    {
        var text = Calendars.WithCommonYears(Digits(line.Length > MaxLineLength ? line[..MaxLineLength] : line));
        return Calendars.SolarHijriInFigures(text, language)
            ?? Numeric(YearFirst.Match(text), language)
            ?? Named(text, language)
            ?? Numeric(YearLast.Match(text), language);
    }

    private static DateOnly? Numeric(Match match, string? language)
    {
        if (!match.Success)
            return null;
        var year = Number(match, "y");
        year += match.Groups["y"].Length == 2 ? 2000 : 0;
        if (match.Groups["m"].Success)
            return Date(year, Number(match, "m"), Number(match, "d"));
        // The United States writes the month first (CLDR, en-US short date), all others the day.
        var (first, second) = (Number(match, "a"), Number(match, "b"));
        var withSlashes = match.Groups["s"].ValueSpan is "/";
        if (withSlashes && IsAmerican(language))
            return Date(year, first, second) ?? Date(year, second, first);
        return Date(year, second, first) ?? (withSlashes ? Date(year, first, second) : null);
    }

    /// <summary>A month's name with a day and a year close by, in any order.</summary>
    private static DateOnly? Named(string text, string? language)
    {
        var words = Word.Matches(text);
        int NumberAt(int place) => int.Parse(words[place].Value, CultureInfo.InvariantCulture);
        for (var i = 0; i < words.Count; i++)
        {
            if (!char.IsLetter(words[i].Value[0]))
                continue;
            var month = MonthNames.Find(words[i].Value, language);
            var solar = month == 0 ? Calendars.SolarHijriMonth(words[i].Value) : 0;
            if (month == 0 && solar == 0)
                continue;
            var numbers = Enumerable.Range(i - 3, 7)
                .Where(k => k >= 0 && k < words.Count && char.IsDigit(words[k].Value[0]) && words[k].Length <= 4)
                .ToList();
            var day = numbers
                .Where(k => words[k].Length <= 2 && Math.Abs(k - i) <= 2)
                .OrderBy(k => Math.Abs(k - i))
                .ThenBy(k => k)
                .Select(k => (int?)k)
                .FirstOrDefault();
            var year = numbers
                .Where(k => k != day && words[k].Length == 4)
                .OrderBy(k => Math.Abs(k - i))
                .ThenByDescending(k => k)
                .Select(k => (int?)k)
                .FirstOrDefault();
            if (day is { } d && year is { } y && Of(NumberAt(y), NumberAt(d)) is { } date)
                return date;

            DateOnly? Of(int year, int day) => solar > 0 ? Calendars.SolarHijri(year, solar, day) : Date(year, month, day);
        }
        return null;
    }

    private static DateOnly? Date(int year, int month, int day)
    {
        year -= year > LastYear ? BuddhistYears : 0;
        return year is >= FirstYear and <= LastYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
    }

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The digits of other scripts as ASCII.</summary>
    private static string Digits(string text) =>
        text.Any(IsForeignDigit)
            ? string.Concat(text.Select(c => IsForeignDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : c))
            : text;

    private static bool IsForeignDigit(char c) => c > '\u007f' && char.IsDigit(c);

    private static bool IsAmerican(string? language) =>
        language is null
        || language.StartsWith("en-US", StringComparison.OrdinalIgnoreCase)
        || language.Equals("en", StringComparison.OrdinalIgnoreCase);
}

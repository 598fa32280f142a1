using System.Globalization;
using System.Text.RegularExpressions;

namespace BriefingBus.Cleaner.Extraction.Dates;

/// <summary>Reads the dates in the metadata of pages: ISO 8601 in its variants, RFC 1123, English dates.</summary>
internal static partial class PageDate
{
    /// <summary>The year of the first web pages.</summary>
    private const int FirstYear = 1990;

    /// <summary>Digits of a time in seconds since 1970, from 2001 to 2286; three more are milliseconds.</summary>
    private const int UnixLength = 10;

    private const int LastUnixYear = 2099;

    /// <summary>A zone without a colon, as PHP and Java write it.</summary>
    [GeneratedRegex(@"(?<=\d)\s?([+-]\d{2})(\d{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex BareZone { get; }

    [GeneratedRegex(@"(?<!\d)\d{4}(?!\d)|(?<!\d)\d{8}(?:T|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Year { get; }

    /// <summary>Figures with the year last: the language decides the order of day and month.</summary>
    [GeneratedRegex(@"^\s*\d{1,2}[-/.]\d{1,2}[-/.]\d{4}", RegexOptions.CultureInvariant)]
    private static partial Regex YearLast { get; }

    private static readonly string[] OwnForms =
        ["yyyyMMdd", "yyyyMMdd'T'HHmmss'Z'", "yyyy-MM-dd HH:mm:ss 'UTC'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'Z"];

    /// <summary>True for a date in figures with the year last.</summary>
    public static bool IsYearLast(string text) => YearLast.IsMatch(text);

    /// <summary>The instant in the zone of the text, or null if the text is no whole date. Without a zone it is UTC; without a time,
    /// midnight.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        if (text is { Length: UnixLength or UnixLength + 3 }
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var unix))
        {
            return UnixTime(text.Length == UnixLength ? unix * 1000 : unix);
        }
        if (text is not { Length: > 7 and < 60 } || !Year.IsMatch(text))
            return null;
        var tidy = BareZone.Replace(text.Trim(), "$1:$2");
        const DateTimeStyles assumeUtc = DateTimeStyles.AssumeUniversal;
        var isDate = DateTimeOffset.TryParse(tidy, CultureInfo.InvariantCulture, assumeUtc, out var instant)
            || DateTimeOffset.TryParseExact(tidy, OwnForms, CultureInfo.InvariantCulture, assumeUtc, out instant);
        return isDate && instant.Year >= FirstYear ? instant : null;
    }

    private static DateTimeOffset? UnixTime(long milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) is { Year: >= FirstYear and <= LastUnixYear } instant ? instant : null;
}

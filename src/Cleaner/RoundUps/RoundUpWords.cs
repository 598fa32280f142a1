using System.Text.RegularExpressions;
using BriefingBus.Cleaner.Boilerplate;
using BriefingBus.Cleaner.Extraction.Dates;
using BriefingBus.Text;

namespace BriefingBus.Cleaner.RoundUps;

/// <summary>The expressions of <c>round-ups.tsv</c>.</summary>
internal static partial class RoundUpWords
{
    /// <summary>The maximum length of a headline or heading that names its list, in characters: some expressions take time quadratic in
    /// it.</summary>
    private const int MaxTitle = 1000;

    /// <summary>How many characters are read for a label at the beginning of a line, or for a source or a credit at its end.</summary>
    private const int MaxLabel = 300;

    private static readonly ILookup<string, string> Rows =
        EmbeddedTable.Rows(typeof(RoundUpWords).Assembly, "round-ups.tsv").ToLookup(row => row[0], row => row[1]);
    private static readonly Regex RoundUp = Words("round-up");
    private static readonly Regex None = Words("none");
    private static readonly Regex NoNews = Words("no news");
    private static readonly Regex Picture = Of($@"(?<!\p{{L}})(?:{Alternatives("credit")})\.?\s?[:：/©]\s*$");
    private static readonly Regex OtherPage = Of($@"/(?:{Alternatives("other page")})(?:/|$)");
    private static readonly Regex NewsPage = Of(
        $@"[/.-](?:{Alternatives("news page")})(?:[/.-]|$)|/(?:19|20)\d\d[/-]?(?:[01]?\d|\p{{L}}{{3}})(?:[/-]?[0-3]?\d)?[/_-]");
    private static readonly Regex Leading = Of($@"^\W*(?:{Alternatives("sponsor")})(?!\p{{L}})");
    private static readonly Regex Going = Of($@"^\W*(?:{Alternatives("read on")})\W*$");

    // Only after a full stop, a comma, a dash or a bracket: “a train via Oslo” names no source.
    private static readonly Regex From = Of(
        $@"(?:^|(?<end>[.!?])\s|\s?[,;(\[–—-]\s?)(?:{Alternatives("source")})[\s:]+\S+(?:\s\S+){{0,3}}$");

    /// <summary>A time of day, which a live blog puts before each post.</summary>
    [GeneratedRegex(@"^\W*\d{1,2}\s?[:.h]\s?\d{2}(?!\d)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    public static partial Regex Hour { get; }

    [GeneratedRegex(
        @"^\W*(?:\d{1,2}\.?\s(?:de\s)?(?<month>\p{L}+)\.?|(?<month>\p{L}+)\.?\s\d{1,2})(?:,?\s\d{4})?\s?[:–—-]",
        RegexOptions.CultureInvariant)]
    private static partial Regex DayOfMonth { get; }

    /// <summary>Whether a point begins with a day, as those of a chronology do: “12 January: …”.</summary>
    public static bool BeginsWithDate(string line) =>
        DayOfMonth.Match(line) is { Success: true } match && MonthNames.Find(match.Groups["month"].Value, language: null) > 0;

    /// <summary>Whether a heading is a month or a year.</summary>
    public static bool IsMonthOrYear(string heading) =>
        heading.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is { Length: <= 2 } words
        && words.All(w => (w.Length == 4 && w.All(char.IsAsciiDigit)) || MonthNames.Find(w, language: null) > 0);

    /// <summary>Whether a headline or a heading calls the entry a round-up.</summary>
    public static bool IsTitle(string headline) => headline.Length <= MaxTitle && RoundUp.IsMatch(headline);

    /// <summary>Whether a headline names another kind of text with links.</summary>
    public static bool IsTitleOfOtherList(string headline) => headline.Length <= MaxTitle && None.IsMatch(headline);

    /// <summary>Whether a headline names a list that never holds stories, whatever follows: “The week in pictures”.</summary>
    public static bool IsTitleWithoutNews(string headline) => headline.Length <= MaxTitle && NoNews.IsMatch(headline);

    /// <summary>Whether a text announces the name of a photographer.</summary>
    public static bool EndsWithCredit(string text) => Picture.IsMatch(text.AsSpan(Math.Max(0, text.Length - MaxLabel)));

    /// <summary>Whether the path of an address marks a page without a story: a manual, a shop.</summary>
    public static bool IsPathOfOtherPage(string path) => OtherPage.IsMatch(path);

    /// <summary>Whether an address, from its host on, is one of news: it has a word for news, a department or a day.</summary>
    public static bool IsAddressOfNews(string address) => NewsPage.IsMatch(address);

    /// <summary>Whether a point is an advertisement.</summary>
    public static bool BeginsWithSponsor(string title) => Leading.IsMatch(title.AsSpan(0, Math.Min(title.Length, MaxLabel)));

    /// <summary>Whether a link only says “Read the full story”.</summary>
    public static bool IsReadMore(string link) => link.Length <= MaxLabel && Going.IsMatch(link);

    /// <summary>The text without the source at its end: “, via Harbour Post”, “(h/t Anna)”.</summary>
    public static string WithoutSource(string text) => From.Replace(text, "${end}", 1, Math.Max(0, text.Length - MaxLabel));

    // Chinese, Japanese and Korean put no space around a name.
    private static Regex Words(string kind) =>
        Of($@"(?<![\p{{L}}\p{{N}}])(?:{Alternatives(kind)})(?![\p{{L}}\p{{N}}])|{Alternatives(kind + " unspaced")}");

    private static string Alternatives(string kind) => string.Join('|', Rows[kind]);

    private static Regex Of(string pattern) =>
        new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, RulePattern.MatchTimeout);
}

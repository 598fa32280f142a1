using System.Text.RegularExpressions;
using BriefingBus.Cleaner.Extraction.Dates;
using BriefingBus.Cleaner.Extraction.Metadata;
using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction;

/// <summary>Finds the date of publication: in the metadata, then the address, then the text beside the headline and after the article. A
/// date without a time is midnight in UTC; an instant is in the page's zone if the page shows it.</summary>
internal static partial class PublicationDate
{
    /// <summary>The maximum length of a date in words, in characters.</summary>
    private const int MaxLineLength = 120;

    /// <summary>Meta tags of publication, the most reliable first (Open Graph, schema.org, Parse.ly, Sailthru, Cxense, Swiftype, Dublin
    /// Core, Highwire, bepress).</summary>
    private static readonly string[] MetaTags =
    [
        "article:published_time", "og:published_time", "article:published", "og:article:published_time", "datepublished",
        "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "published_at",
        "published_time", "publication_date", "publication-date", "publish-date", "publishdate", "publish_date", "pubdate",
        "article_date_original", "article.published", "originalpublicationdate", "dc.date.issued", "dcterms.issued",
        "dc.date.created", "dcterms.created", "dc.created", "dcterms.date", "dc.date", "dc:date", "citation_publication_date",
        "citation_date", "bepress_citation_date", "ptime", "rnews:datepublished", "created", "date",
    ];

    /// <summary>Meta tags of the last change, if there is no other date.</summary>
    private static readonly string[] ChangeTags =
    [
        "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified", "lastmod", "last-modified",
        "revised", "timestamp", "isodatetime",
    ];

    [GeneratedRegex(
        @"(?<![\d])(?<y>(?:19|20)\d{2})[/_-]?(?<m>0[1-9]|1[0-2])[/_-]?(?<d>0[1-9]|[12]\d|3[01])(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex InAddress { get; }

    /// <summary>Finds the date.</summary>
    public static DateTimeOffset? Find(MarkupNode root, PageMetadata metadata, Reading reading, HeadlineArea headline)
    {
        var (page, article) = (metadata.Page, metadata.Article);
        var readers = new ShownDate(root, reading.Furniture, headline, page.Language);
        if ((Machine(page, article) ?? readers.InElements()) is { } stated)
        {
            return PageZone.IsUnknown(stated) && readers.InText(reading.TextRange) is var (day, line) && !ShownDate.NamesChange(line)
                ? PageZone.Of(stated, day, line)
                : stated;
        }
        var changed = (string? value) => Instant(value, page.Language);
        return Midnight(FromAddress(metadata.Url)) ?? Midnight(readers.InText(reading.TextRange)?.Date)
            ?? changed(article?.Modified) ?? First(page, ChangeTags) ?? changed(page.Item("dateModified"))
            ?? InWords(page.Title, page.Language) ?? InWords(page.Meta("og:description") ?? page.Meta("description"), page.Language);
    }

    /// <summary>The date in the metadata outside the text.</summary>
    private static DateTimeOffset? Machine(PageTags page, JsonLd? article) =>
        Instant(article?.Published, page.Language)
        ?? First(page, MetaTags)
        ?? Instant(page.Item("datePublished"), page.Language)
        ?? Instant(page.Item("dateCreated"), page.Language);

    private static DateTimeOffset? First(PageTags page, string[] tags) =>
        tags.Select(tag => Instant(page.Meta(tag), page.Language)).FirstOrDefault(date => date is not null);

    /// <summary>A date in a machine's format, or one in words that a template puts in its place.</summary>
    private static DateTimeOffset? Instant(string? value, string? language) =>
        value is null
            ? null
            : PageDate.IsYearLast(value)
            ? InWords(value, language)
            : PageDate.Parse(value) ?? (value.Length < MaxLineLength ? InWords(value, language) : null);

    private static DateTimeOffset? InWords(string? text, string? language) => text is null ? null : Midnight(DateText.Find(text, language));

    private static DateTimeOffset? Midnight(DateOnly? date) =>
        date is { } day ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;

    private static DateOnly? FromAddress(string? url) =>
        url is not null && InAddress.Match(url) is { Success: true } match
            ? DateText.Find($"{match.Groups["y"]}-{match.Groups["m"]}-{match.Groups["d"]}", null)
            : null;
}

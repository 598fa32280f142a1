using static BriefingBus.Fetcher.Feeds.Formats.EntryPart;
using static BriefingBus.Fetcher.Feeds.Xml.Vocabulary;

namespace BriefingBus.Fetcher.Feeds.Formats;

/// <summary>The elements of an entry that every XML format shares: the modules that news feeds use. They rank below the format's own (from
/// 10).</summary>
internal static class ModuleElements
{
    public static readonly ElementRow<EntryPart>[] Rows =
    [
        // Content module (RSS 1.0 modules); xhtml:body as the RSS 2.0 community used it
        new(Xml.Vocabulary.Content, "encoded", EntryPart.Content, 0),
        new(Xhtml, "body", Body, 1),
        new(Xhtml, "div", Body, 2),

        // Dublin Core 1.1 and DCMI terms
        new(DublinCore, "title", Title, 10),
        new(DublinCore, "identifier", Id, 12),
        new(DublinCore, "description", Summary, 11),
        new(DublinCore, "creator", Author, 11),
        new(DublinCore, "author", Author, 12),
        new(DublinCore, "contributor", Author, 15),
        new(DublinCore, "subject", Category),
        new(DublinCore, "date", Published, 11),
        new(DublinCore, "language", Language),
        new(DublinCoreTerms, "issued", Published, 10),
        new(DublinCoreTerms, "created", Published, 13),
        new(DublinCoreTerms, "date", Published, 14),
        new(DublinCoreTerms, "modified", Updated, 11),
        new(DublinCoreTerms, "abstract", Summary, 14),
        new(DublinCoreTerms, "subject", Category),

        // Media RSS 1.5.1
        new(Media, "group", MediaGroup),
        new(Media, "content", MediaContent),
        new(Media, "thumbnail", Thumbnail, 1),
        new(Media, "title", Title, 14),
        new(Media, "description", Summary, 16),
        new(Media, "category", Category),
        new(Media, "credit", Author, 18),

        // Podcasts
        new(Itunes, "title", Title, 12),
        new(Itunes, "author", Author, 13),
        new(Itunes, "summary", Notes, 12),
        new(Itunes, "subtitle", Summary, 15),
        new(Itunes, "image", HrefImage, 0),
        new(Itunes, "category", ItunesCategory),
        new(Itunes, "keywords", Tags),
        new(GooglePlay, "author", Author, 16),
        new(GooglePlay, "description", Summary, 17),
        new(GooglePlay, "image", HrefImage, 5),

        new(Xml.Vocabulary.Enclosure, "enclosure", EntryPart.Enclosure),

        // PRISM, which journals use (Basic Metadata Specification 3.0 §4)
        new(Prism, "publicationDate", Published, 16),
        new(Prism, "coverDate", Published, 17),
        new(Prism, "coverDisplayDate", Published, 18),
        new(Prism, "modificationDate", Updated, 16),

        .. Extensions(GeoRss, "point line polygon box featurename featuretypetag relationshiptag elev radius where"),
        .. Extensions(Geo, "lat long Point"),
        .. Extensions(FeedBurner, "origLink origEnclosureLink"),
        .. Extensions(Slash, "comments section department"),
        .. Extensions(Threading, "total in-reply-to"),

        // Common Alerting Protocol 1.2, as the weather services carry it in Atom
        .. Extensions(
            Cap,
            "identifier sender sent event effective onset expires status msgType message_type references category urgency severity "
            + "certainty responseType headline description instruction areaDesc polygon circle geocode parameter"),
    ];

    private static IEnumerable<ElementRow<EntryPart>> Extensions(Xml.Vocabulary vocabulary, string names) =>
        names.Split(' ').Select(name => new ElementRow<EntryPart>(vocabulary, name, Extension));
}

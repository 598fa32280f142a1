namespace BriefingBus.Fetcher.Feeds.Xml;

/// <summary>The XML vocabularies that feeds are written in, as far as BriefingBus reads them.</summary>
internal enum Vocabulary : byte
{
    None,
    Rss,
    Atom,
    Rdf,
    DublinCore,
    DublinCoreTerms,
    Content,
    Media,
    Itunes,
    Syndication,
    FeedBurner,
    GeoRss,
    Geo,
    Gml,
    Cap,
    Slash,
    Threading,
    Prism,
    Enclosure,
    Admin,
    Xhtml,
    GooglePlay,
    Source,
    YouTube,
    Other,
}

using static BriefingBus.Fetcher.Feeds.Formats.FeedPart;
using static BriefingBus.Fetcher.Feeds.Xml.Vocabulary;

namespace BriefingBus.Fetcher.Feeds.Formats;

/// <summary>The elements of a feed that every XML format shares. They rank below the format's own (from 10).</summary>
internal static class FeedModuleElements
{
    public static readonly ElementRow<FeedPart>[] Rows =
    [
        new(DublinCore, "title", Title, 10),
        new(DublinCore, "language", Language, 10),
        new(Itunes, "title", Title, 11),
        new(Syndication, "updatePeriod", UpdatePeriod),
        new(Syndication, "updateFrequency", UpdateFrequency),
    ];
}

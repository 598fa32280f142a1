using System.Security;

namespace BriefingBus.Testing;

/// <summary>Feeds written by us, for tests that need one and do not care which.</summary>
public static class SomeFeed
{
    /// <summary>A plain RSS 2.0 feed with these entries.</summary>
    public static string Rss(params IEnumerable<SomeEntry> entries) => Rss("Harbour Gazette", "", entries);

    /// <summary>An RSS 2.0 feed with this title and these further elements in its channel.</summary>
    public static string Rss(string title, string channelElements, IEnumerable<SomeEntry> entries) =>
        $"""
        <?xml version="1.0" encoding="utf-8"?>
        <rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
        <channel><title>{SecurityElement.Escape(title)}</title><link>https://gazette.example/</link>
        <description>News of a harbour</description>{channelElements}
        {string.Concat(entries.Select(Item))}
        </channel></rss>
        """;

    /// <summary>So many entries, the newest first, an hour apart.</summary>
    public static IReadOnlyList<SomeEntry> Entries(int count, DateTimeOffset newest) =>
    [
        .. Enumerable.Range(0, count).Select(i => new SomeEntry(
            $"Ship {count - i} has come in",
            newest.AddHours(-i),
            Id: $"ship-{count - i}",
            Link: $"https://gazette.example/ships/{count - i}",
            Text: $"Ship number {count - i} tied up at the north quay this morning. Its crew went ashore before noon.")),
    ];

    private static string Item(SomeEntry entry) =>
        "<item><title>" + SecurityElement.Escape(entry.Title) + "</title>"
        + (entry.Id is null ? "" : $"<guid isPermaLink=\"false\">{SecurityElement.Escape(entry.Id)}</guid>")
        + (entry.Link is null ? "" : $"<link>{SecurityElement.Escape(entry.Link)}</link>")
        + (entry.Published is null ? "" : $"<pubDate>{entry.Published.Value.ToUniversalTime():R}</pubDate>")
        + (entry.Text is null ? "" : $"<description>{SecurityElement.Escape(entry.Text)}</description>")
        + "</item>\n";
}

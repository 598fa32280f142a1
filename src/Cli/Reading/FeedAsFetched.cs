using BriefingBus.Cleaner.Html;
using BriefingBus.Fetcher.Feeds;
using BriefingBus.Fetcher.Polling;

namespace BriefingBus.Cli.Reading;

/// <summary>Converts a feed document to the message of a poll, so that its entries are cleaned as in Cleaner.</summary>
internal static class FeedAsFetched
{
    /// <summary>The message. The instants of the poll are those of 1970.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="url">Its origin: an address or a file.</param>
    public static FeedFetched Of(ParsedFeed feed, string url) => new()
    {
        FetchId = Guid.Empty,
        FeedUrl = url,
        FeedName = HtmlText.ToLine(feed.Title?.Html ?? "") is { Length: > 0 } title ? title : Path.GetFileName(url),
        FetchedAt = DateTimeOffset.UnixEpoch,
        Language = feed.Language,
        Entries = [.. feed.Entries.Select((entry, i) => EntryOf(entry, url, entry.Id ?? entry.Link ?? $"entry {i + 1}"))],
    };

    private static FetchedEntry EntryOf(FeedEntry entry, string url, string id) =>
        EntryMessage.Of(entry, NameBasedId.ForItem(url, id), id, DateTimeOffset.UnixEpoch);
}

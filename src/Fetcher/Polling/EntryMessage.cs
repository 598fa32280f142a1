using BriefingBus.Fetcher.Articles;
using BriefingBus.Fetcher.Entries;
using BriefingBus.Fetcher.Feeds;
using BriefingBus.Fetcher.Pictures;

namespace BriefingBus.Fetcher.Polling;

/// <summary>Turns an entry into its message.</summary>
public static class EntryMessage
{
    /// <summary>The message of an entry of a poll.</summary>
    /// <param name="found">The entry.</param>
    /// <param name="page">Its article page, or why there is none; null if none was requested.</param>
    /// <param name="picture">The picture in its text; null if there is none, or none was requested.</param>
    internal static FetchedEntry Of(EntryToSend found, PackedPage? page, NamedPicture? picture) =>
        Of(found.Entry, found.Seen.ItemId, found.EntryId, DateTimeOffset.FromUnixTimeSeconds(found.Seen.FirstSeen)) with
        {
            ContentHash = found.Seen.Keys.ContentHash,
            Changed = found.Changed,
            FirstPoll = found.Seen.FirstPoll,
            Position = found.Position,
            Page = page?.Text,
            PageUrl = page?.Url,
            Image = found.Entry.Image ?? picture?.Address,
            ImageText = found.Entry.Image is null ? picture?.Text : null,
            Notes = page?.Problem is { } problem ? [problem] : [],
        };

    /// <summary>What the feed says of an entry, as a message without a content hash.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="itemId">The identity of its item.</param>
    /// <param name="entryId">Its id within the feed.</param>
    /// <param name="firstSeen">When a poll first saw it.</param>
    public static FetchedEntry Of(FeedEntry entry, Guid itemId, string entryId, DateTimeOffset firstSeen) => new()
    {
        ItemId = itemId,
        EntryId = entryId,
        ContentHash = "",
        FirstSeen = firstSeen,
        Title = entry.Title?.Html,
        // A podcast's entry often has no page: then the link is its file.
        Link = entry.Link
            ?? entry.Enclosures.Select(e => e.Url).FirstOrDefault(u => u.StartsWith("http", StringComparison.OrdinalIgnoreCase)),
        Published = entry.Published,
        Updated = entry.Updated,
        Authors = entry.Authors,
        Publication = entry.Publication,
        Categories = entry.Categories,
        Summary = CompressedText.Wrap(entry.Summary?.Html),
        Content = CompressedText.Wrap(entry.Content?.Html),
        Image = entry.Image,
        Language = entry.Language,
        Enclosures = entry.Enclosures,
        Extensions = entry.Extensions,
    };
}

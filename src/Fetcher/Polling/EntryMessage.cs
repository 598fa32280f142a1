using BriefingBus.Fetcher.Articles;
using BriefingBus.Fetcher.Entries;
using BriefingBus.Fetcher.Pictures;

namespace BriefingBus.Fetcher.Polling;

/// <summary>Turns an entry into its message.</summary>
internal static class EntryMessage
{
    /// <summary>The message of an entry.</summary>
    /// <param name="found">The entry.</param>
    /// <param name="page">Its article page, or why there is none; null if none was requested.</param>
    /// <param name="picture">The picture in its text; null if there is none, or none was requested.</param>
    public static FetchedEntry Of(EntryToSend found, PackedPage? page, NamedPicture? picture) => new()
    {
        ItemId = found.Seen.ItemId,
        EntryId = found.EntryId,
        ContentHash = found.Seen.Keys.ContentHash,
        Changed = found.Changed,
        Title = found.Entry.Title?.Html,
        // A podcast's entry often has no page: then the link is its file.
        Link = found.Entry.Link
            ?? found.Entry.Enclosures.Select(e => e.Url).FirstOrDefault(u => u.StartsWith("http", StringComparison.OrdinalIgnoreCase)),
        Published = found.Entry.Published,
        Updated = found.Entry.Updated,
        FirstSeen = DateTimeOffset.FromUnixTimeSeconds(found.Seen.FirstSeen),
        FirstPoll = found.Seen.FirstPoll,
        Position = found.Position,
        Authors = found.Entry.Authors,
        Publication = found.Entry.Publication,
        Categories = found.Entry.Categories,
        Summary = CompressedText.Wrap(found.Entry.Summary?.Html),
        Content = CompressedText.Wrap(found.Entry.Content?.Html),
        Page = page?.Text,
        PageUrl = page?.Url,
        Image = found.Entry.Image ?? picture?.Address,
        ImageText = found.Entry.Image is null ? picture?.Text : null,
        Language = found.Entry.Language,
        Enclosures = found.Entry.Enclosures,
        Extensions = found.Entry.Extensions,
        Notes = page?.Problem is { } problem ? [problem] : [],
    };
}

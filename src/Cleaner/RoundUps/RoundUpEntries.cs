using System.Net;
using System.Security.Cryptography;
using System.Text;
using BriefingBus.Cleaner.Html;
using BriefingBus.Contracts;

namespace BriefingBus.Cleaner.RoundUps;

/// <summary>Turns the stories of a round-up into entries, which are cleaned like any other.</summary>
internal static class RoundUpEntries
{
    /// <summary>The entries of a round-up; none if the entry is no round-up. Their identities derive from the round-up and the address, so
    /// a changed round-up does not repeat its stories.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="text">The longer of its texts, parsed.</param>
    public static IReadOnlyList<FetchedEntry> Of(FetchedEntry entry, MarkupNode text)
    {
        if (entry.RoundUp is not null)
            return [];
        Uri.TryCreate(entry.Link, UriKind.Absolute, out var link);
        return [.. RoundUpReader.Read(HtmlText.ToLine(entry.Title ?? ""), text, link).Select((story, place) => Of(story, place, entry))];
    }

    private static FetchedEntry Of(RoundUpStory story, int place, FetchedEntry roundUp) => new()
    {
        ItemId = NameBasedId.Create("round-up story", roundUp.ItemId.ToString(), story.Link.AbsoluteUri),
        EntryId = story.Link.AbsoluteUri,
        ContentHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{story.Title}\n{story.Link}\n{story.Html}"))),
        Changed = roundUp.Changed,
        Title = WebUtility.HtmlEncode(story.Title),
        Link = story.Link.AbsoluteUri,
        Published = roundUp.Published,
        Updated = roundUp.Updated,
        FirstSeen = roundUp.FirstSeen,
        FirstPoll = roundUp.FirstPoll,
        Position = roundUp.Position,
        Content = CompressedText.Wrap(story.Html),
        Language = roundUp.Language,
        RoundUp = new RoundUpSource { ItemId = roundUp.ItemId, Title = roundUp.Title, Link = roundUp.Link, Place = place },
    };
}

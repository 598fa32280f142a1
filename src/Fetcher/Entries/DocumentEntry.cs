using BriefingBus.Fetcher.Feeds;
using BriefingBus.Text.Links;

namespace BriefingBus.Fetcher.Entries;

/// <summary>An entry of one document with what identifies it there.</summary>
/// <param name="Entry">The entry as read.</param>
/// <param name="EntryId">Its id, or its link, or a hash of its text.</param>
/// <param name="Keys">The keys that it is recognised by.</param>
/// <param name="HasOwnId">True if the publisher gave it an id that no other story of the document has.</param>
/// <param name="DateIdentifies">True if its date has a time of day: every story of a day shares midnight.</param>
internal sealed record DocumentEntry(FeedEntry Entry, string EntryId, EntryKeys Keys, bool HasOwnId, bool DateIdentifies)
{
    /// <summary>Characters of its texts.</summary>
    public int BodyLength { get; } = (Entry.Content?.Value.Length ?? 0) + (Entry.Summary?.Value.Length ?? 0);

    /// <summary>The entries of a document, without verbatim duplicates.</summary>
    public static IReadOnlyList<DocumentEntry> Of(ParsedFeed feed)
    {
        var sharedIds = SharedIds(feed);
        var sharedLinks = SharedLinks(feed);
        return WithoutRepeats([.. feed.Entries.Select(e => Of(e, sharedIds, sharedLinks))]);
    }

    private static DocumentEntry Of(FeedEntry entry, HashSet<string> sharedIds, HashSet<string> sharedLinks)
    {
        var hasOwnId = entry.Id is not null && !sharedIds.Contains(entry.Id);
        var linkIdentifies = entry.Link is not null && !sharedLinks.Contains(CanonicalLink.Of(entry.Link));
        var entryId = hasOwnId ? entry.Id! : linkIdentifies ? entry.Link! : TextId(entry);
        return new DocumentEntry(
            entry, entryId, EntryKeys.Of(entry, entryId, linkIdentifies), hasOwnId, entry.Published is { } published
                && published.TimeOfDay != TimeSpan.Zero);
    }

    /// <summary>An id for an entry that has neither id nor link of its own.</summary>
    public static string TextId(FeedEntry entry)
    {
        var keys = EntryKeys.Of(entry, "", linkIdentifies: false);
        return $"text:{keys.Title:x16}{keys.Body:x16}";
    }

    /// <summary>Ids shared by entries with different titles, or with the same title but neither link nor text in common: the site's
    /// address, "N/A".</summary>
    private static HashSet<string> SharedIds(ParsedFeed feed) => feed.Entries
        .Where(e => e.Id is not null)
        .GroupBy(e => e.Id!, StringComparer.Ordinal)
        .Where(g => g.Skip(1).Any() && AreDifferentStories([.. g.Select(e => EntryKeys.Of(e, "", linkIdentifies: true))]))
        .Select(g => g.Key)
        .ToHashSet(StringComparer.Ordinal);

    private static bool AreDifferentStories(IReadOnlyList<EntryKeys> entries) =>
        entries.Skip(1).Any(e => e.Title != entries[0].Title
            || (e.Link != entries[0].Link && e.Body != entries[0].Body)
            || (e.Body != entries[0].Body && e.Published != entries[0].Published && e.Published != 0 && entries[0].Published != 0));

    /// <summary>Links that several different stories of the document share, and the site's own front page.</summary>
    private static HashSet<string> SharedLinks(ParsedFeed feed)
    {
        var shared = feed.Entries.Where(e => e.Link is not null)
            .GroupBy(e => CanonicalLink.Of(e.Link!), StringComparer.Ordinal)
            .Where(g => g.Select(e => e.Title?.Value).Distinct(StringComparer.Ordinal).Skip(1).Any())
            .Select(g => g.Key)
            .ToHashSet(StringComparer.Ordinal);
        if (feed.Link is not null)
            shared.Add(CanonicalLink.Of(feed.Link));
        return shared;
    }

    /// <summary>Merges duplicates: of entries with the same id the newest revision stays (RFC 4287 §4.1.1); an entry without an id merges
    /// with one of the same text and time. Two entries with ids of their own never merge.</summary>
    private static List<DocumentEntry> WithoutRepeats(IReadOnlyList<DocumentEntry> entries)
    {
        var kept = new List<DocumentEntry>(entries.Count);
        var byId = new Dictionary<string, int>(StringComparer.Ordinal);
        var byWords = new Dictionary<(ulong Title, ulong Link, ulong Body), int>();
        foreach (var entry in entries)
        {
            if (entry.HasOwnId && byId.TryGetValue(entry.EntryId, out var revision))
            {
                if (entry.Entry.Updated > kept[revision].Entry.Updated)
                    kept[revision] = entry;
                continue;
            }
            var words = (entry.Keys.Title, entry.Keys.Link, entry.Keys.Body);
            var at = kept.Count;
            if (!byWords.TryAdd(words, at) && kept[byWords[words]] is { } other && !(entry.HasOwnId && other.HasOwnId)
                && HaveOneDate(entry, other))
                continue;
            kept.Add(entry);
            if (entry.HasOwnId)
                byId[entry.EntryId] = at;
        }
        return kept;
    }

    private static bool HaveOneDate(DocumentEntry a, DocumentEntry b) =>
        a.Keys.Published == b.Keys.Published || a.Keys.Published == 0 || b.Keys.Published == 0;
}

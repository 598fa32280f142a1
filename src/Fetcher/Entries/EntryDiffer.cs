using System.Runtime.InteropServices;
using BriefingBus.Fetcher.Feeds;

namespace BriefingBus.Fetcher.Entries;

/// <summary>Finds the new and changed entries of a feed, however the publisher reorders, re-dates, renumbers or duplicates them.
/// <c>docs/decisions/0022</c> has the reasons.</summary>
/// <remarks>An entry is a known one (1) if it has the same id, title, link and body; (2) if it has the same id, unless title, link, date
/// and body show that the publisher uses the id again; (3) if it has the same link and title, or the same title and body.
/// <see cref="SameStory"/> decides each case. Each round looks at the whole document before the next begins, and each known entry is
/// matched once.</remarks>
public sealed class EntryDiffer
{
    /// <summary>From this number of new entries on, Cleaner needs no others to find their common text.</summary>
    private const int EnoughToCompare = 6;

    private const int MaxSiblings = 4;

    /// <summary>This many known stories under new ids, and none under an old one, are no coincidence: the publisher renumbered.</summary>
    private const int Renumbering = 2;

    /// <summary>The largest error of a date with a wrong zone: from UTC-12 to UTC+14.</summary>
    private static readonly TimeSpan ZoneMistake = TimeSpan.FromHours(26);

    private readonly string feedUrl;
    private readonly long nowSeconds;
    private readonly bool isFirstPoll;
    private readonly KnownEntries knownEntries;
    private readonly HashSet<Guid> itemIds;

    private EntryDiffer(string feedUrl, IReadOnlyList<SeenEntry>? seen, DateTimeOffset now)
    {
        this.feedUrl = feedUrl;
        isFirstPoll = seen is null;
        knownEntries = new KnownEntries(seen ?? []);
        nowSeconds = now.ToUnixTimeSeconds();
        itemIds = [.. (seen ?? []).Select(s => s.ItemId)];
    }

    /// <summary>Compares a document with the known entries of its feed.</summary>
    /// <param name="feedUrl">The feed's address as configured.</param>
    /// <param name="feed">The document.</param>
    /// <param name="seen">The known entries; null at the first poll.</param>
    /// <param name="rule">Which entries to publish.</param>
    /// <param name="now">The instant of the poll.</param>
    public static EntryDifference Compare(
        string feedUrl, ParsedFeed feed, IReadOnlyList<SeenEntry>? seen, DifferenceRule rule, DateTimeOffset now)
    {
        var differ = new EntryDiffer(feedUrl, seen, now);
        var found = differ.Match(DocumentEntry.Of(feed));
        if (seen is null)
        {
            // Nearest first; entries without a date keep their place, since feeds list the newest first.
            var first = found.OrderBy(f => Distance(f.Match.Entry, now)).Take(rule.FirstItems).Select(f => f.At).ToHashSet();
            foreach (var (_, at, _) in found.Where(f => !first.Contains(f.At)))
                differ.knownEntries[at] = differ.knownEntries[at] with { Sent = false };
            found = [.. found.Select(f => f with { IsNew = first.Contains(f.At) })];
        }
        List<EntryToSend> sent = [.. found.Where(f => f.IsNew || IsToSendAgain(f.Match)).Select(f => f.Match)];
        return new EntryDifference(
            sent,
            differ.knownEntries.Remember(rule.IsDelta ? DateTimeOffset.UnixEpoch : now - rule.Remember),
            [.. found.Select(f => f.Match.Seen.ItemId)],
            [.. Siblings(sent, found.Select(f => f.Match))]);

        bool IsToSendAgain(EntryToSend known) => seen is not null && known.Seen.Sent && (known.Changed || rule.SendKnown);
    }

    /// <summary>The distance of an entry's date from the poll: the newest of a news feed and the next of a calendar are near.</summary>
    private static TimeSpan Distance(FeedEntry entry, DateTimeOffset now)
    {
        var distance = now - (entry.Published ?? entry.Updated ?? now);
        return distance >= TimeSpan.Zero ? distance : -distance <= ZoneMistake ? TimeSpan.Zero : -distance;
    }

    private static IEnumerable<FeedEntry> Siblings(List<EntryToSend> sent, IEnumerable<EntryToSend> found) =>
        sent.Count is 0 or >= EnoughToCompare
            ? []
            : found.ExceptBy(sent.Select(s => s.Seen.ItemId), f => f.Seen.ItemId).Select(f => f.Entry)
                .Where(e => e.Content is not null || e.Summary is not null).Take(MaxSiblings);

    private List<Found> Match(IReadOnlyList<DocumentEntry> entries)
    {
        var places = new int?[entries.Count];
        Round(e => knownEntries.WithId(e, known => SameStory.Exactly(known, e)));
        Round(e => knownEntries.WithId(e, known => SameStory.ById(known, e)));
        var renumbered = places.All(p => p is null) && IsRenumbered(entries);
        Round(e => knownEntries.WithLinkAndTitle(e, known => SameStory.ByLink(known, e, renumbered))
            ?? knownEntries.WithTitleAndBody(e, known => SameStory.ByText(known, e, renumbered)));

        var found = new List<Found>(entries.Count);
        for (var i = 0; i < entries.Count; i++)
            found.Add(places[i] is { } at
                ? new(MarkSeen(entries[i], at) with { Position = i }, at, IsNew: false)
                : Add(entries[i], i));
        return found;

        void Round(Func<DocumentEntry, int?> find)
        {
            for (var i = 0; i < entries.Count; i++)
                places[i] ??= find(entries[i]);
        }
    }

    /// <summary>Whether several different stories, and most of the document, are known under other ids.</summary>
    private bool IsRenumbered(IReadOnlyList<DocumentEntry> entries)
    {
        var known = entries.Select(e => e.Keys).Where(k => k.Title != 0 && knownEntries.HoldsText(k)).ToList();
        return known.Count * 2 >= entries.Count && known.Select(k => (k.Title, k.Link)).Distinct().Skip(Renumbering - 1).Any();
    }

    private Found Add(DocumentEntry entry, int position)
    {
        var entryId = entry.EntryId;
        var itemId = NameBasedId.ForItem(feedUrl, entryId);
        if (!itemIds.Add(itemId))
        {
            // A reused id of another story: its text gives it an identity of its own.
            entryId = $"{entryId}\n{entry.Entry.Link}\n{DocumentEntry.TextId(entry.Entry)}\n{entry.Keys.Published}";
            itemId = NameBasedId.ForItem(feedUrl, entryId);
            itemIds.Add(itemId);
        }
        var fresh = new SeenEntry(itemId, entry.Keys, nowSeconds, nowSeconds, Sent: true, isFirstPoll);
        return new Found(
            new EntryToSend(entry.Entry, entryId, fresh, Changed: false) { Position = position }, knownEntries.Add(fresh), IsNew: true);
    }

    private EntryToSend MarkSeen(DocumentEntry entry, int at)
    {
        var known = knownEntries[at];
        // A missing link, or one that others share now, is no news.
        var changed = (known.Keys with { Link = entry.Keys.Link == 0 ? 0 : known.Keys.Link }).ContentHash != entry.Keys.ContentHash;
        knownEntries[at] = known with { Keys = entry.Keys, LastSeen = nowSeconds };
        return new EntryToSend(entry.Entry, entry.EntryId, knownEntries[at], changed);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Found(EntryToSend Match, int At, bool IsNew);
}

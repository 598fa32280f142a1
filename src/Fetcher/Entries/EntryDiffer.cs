using System.Runtime.InteropServices;
using BriefingBus.Fetcher.Feeds;

namespace BriefingBus.Fetcher.Entries;

/// <summary>Separates the new and the changed entries of a feed from those that earlier polls brought, however the publisher reorders,
/// re-dates, re-ids or doubles them. <c>docs/decisions/0022</c> has the reasons.</summary>
/// <remarks>An entry is a known one
/// (1) where it says word for word the same under the same id, or the same under another id;
/// (2) by its id, unless title, link, date and body are all others, for then the publisher uses the id again;
/// (3) by link and title together, and (4) by title and body together, as <see cref="SameStory"/> allows.
/// Every round looks at the whole document before the next begins, and each known entry is matched once.</remarks>
public sealed class EntryDiffer
{
    /// <summary>More entries than this that share a key are not compared one by one, so that the time stays linear.</summary>
    private const int MaxAlike = 50;

    /// <summary>With this many new entries that have a body, Cleaner needs no others to find out what they share.</summary>
    private const int EnoughToCompare = 6;

    private const int MaxSiblings = 4;

    /// <summary>So many known stories under new ids, and none under an old one, are no chance: the publisher numbers anew.</summary>
    private const int Renumbering = 2;

    /// <summary>A date with its zone mistaken is wrong by up to this: from UTC-12 to UTC+14.</summary>
    private static readonly TimeSpan ZoneMistake = TimeSpan.FromHours(26);

    private readonly string _feedUrl;
    private readonly long _now;
    private readonly bool _isFirstPoll;
    private readonly List<SeenEntry> _seen;
    private readonly int _knownBefore;
    private readonly HashSet<Guid> _itemIds;
    private readonly HashSet<int> _matched = [];
    private readonly Dictionary<ulong, List<int>> _byId = [];
    private readonly Dictionary<(ulong, ulong), List<int>> _byLink = [];
    private readonly Dictionary<(ulong, ulong), List<int>> _byText = [];

    private EntryDiffer(string feedUrl, IReadOnlyList<SeenEntry>? seen, DateTimeOffset now)
    {
        _feedUrl = feedUrl;
        _isFirstPoll = seen is null;
        _seen = [.. seen ?? []];
        _now = now.ToUnixTimeSeconds();
        _knownBefore = _seen.Count;
        _itemIds = [.. _seen.Select(s => s.ItemId)];
        for (var i = 0; i < _seen.Count; i++)
            Index(i);
    }

    /// <summary>Compares a document with what is known of its feed.</summary>
    /// <param name="feedUrl">The feed's address as configured.</param>
    /// <param name="feed">The document.</param>
    /// <param name="seen">The entries that the feed has had; null at the first poll.</param>
    /// <param name="rule">What to take.</param>
    /// <param name="now">The instant of the poll.</param>
    public static EntryDifference Compare(
        string feedUrl, ParsedFeed feed, IReadOnlyList<SeenEntry>? seen, DifferenceRule rule, DateTimeOffset now)
    {
        var differ = new EntryDiffer(feedUrl, seen, now);
        var found = differ.Match(DocumentEntry.Of(feed));
        if (seen is null)
        {
            // Nearest first; entries without a date count by their place, for feeds put the newest first.
            var first = found.OrderBy(f => Distance(f.Match.Entry, now)).Take(rule.FirstItems).Select(f => f.At).ToHashSet();
            foreach (var (_, at, _) in found.Where(f => !first.Contains(f.At)))
                differ._seen[at] = differ._seen[at] with { Sent = false };
            found = [.. found.Select(f => f with { IsNew = first.Contains(f.At) })];
        }
        List<EntryToSend> sent = [.. found.Where(f => f.IsNew || IsToSendAgain(f.Match)).Select(f => f.Match)];
        return new EntryDifference(
            sent,
            differ.Remember(now - rule.Remember),
            [.. found.Select(f => f.Match.Seen.ItemId)],
            [.. Siblings(sent, found.Select(f => f.Match))]);

        bool IsToSendAgain(EntryToSend known) => seen is not null && known.Seen.Sent && (known.Changed || rule.SendKnown);
    }

    /// <summary>How far an entry is from the poll: the newest of a news feed and the next of a calendar are near.</summary>
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
        Round(e => Best(_byId.GetValueOrDefault(e.Keys.Id), e, at => SameStory.Exactly(_seen[at].Keys, e)));
        Round(e => Best(_byId.GetValueOrDefault(e.Keys.Id), e, at => SameStory.ById(_seen[at].Keys, e)));
        var renumbered = places.All(p => p is null) && IsRenumbered(entries);
        Round(e => ByContent(e, renumbered));

        var found = new List<Found>(entries.Count);
        for (var i = 0; i < entries.Count; i++)
            found.Add(places[i] is { } at
                ? new(MarkSeen(entries[i], at) with { Position = i }, at, IsNew: false)
                : new(Add(entries[i]) with { Position = i }, _seen.Count - 1, IsNew: true));
        return found;

        void Round(Func<DocumentEntry, int?> find)
        {
            for (var i = 0; i < entries.Count; i++)
            {
                if (places[i] is null && find(entries[i]) is { } at)
                {
                    places[i] = at;
                    _matched.Add(at);
                }
            }
        }
    }

    private int? ByContent(DocumentEntry entry, bool renumbered)
    {
        var keys = entry.Keys;
        int? found = null;
        if (keys is { Link: not 0, Title: not 0 })
            found = Best(
                _byLink.GetValueOrDefault((keys.Link, keys.Title)), entry,
                at => SameStory.ByLink(_seen[at].Keys, entry, renumbered));
        if (found is null && (keys.Title != 0 || keys.Body != 0))
            found = Best(
                _byText.GetValueOrDefault((keys.Title, keys.Body)), entry,
                at => SameStory.ByText(_seen[at].Keys, entry, renumbered));
        return found;
    }

    /// <summary>Whether several different stories, and most of the document, are known under other ids.</summary>
    private bool IsRenumbered(IReadOnlyList<DocumentEntry> entries)
    {
        var known = entries.Select(e => e.Keys).Where(k => k.Title != 0 && IsKnown(k)).ToList();
        return known.Count * 2 >= entries.Count && known.Select(k => (k.Title, k.Link)).Distinct().Skip(Renumbering - 1).Any();

        bool IsKnown(EntryKeys keys) => _byLink.ContainsKey((keys.Link, keys.Title)) || _byText.ContainsKey((keys.Title, keys.Body));
    }

    private EntryToSend Add(DocumentEntry entry)
    {
        var entryId = entry.EntryId;
        var itemId = NameBasedId.ForItem(_feedUrl, entryId);
        if (!_itemIds.Add(itemId))
        {
            // The id of another story, used again: what it says makes it one of its own.
            entryId = $"{entryId}\n{entry.Entry.Link}\n{DocumentEntry.TextId(entry.Entry)}\n{entry.Keys.Published}";
            itemId = NameBasedId.ForItem(_feedUrl, entryId);
            _itemIds.Add(itemId);
        }
        var fresh = new SeenEntry(itemId, entry.Keys, _now, _now, Sent: true, _isFirstPoll);
        _seen.Add(fresh);
        _matched.Add(_seen.Count - 1);
        return new EntryToSend(entry.Entry, entryId, fresh, Changed: false);
    }

    private EntryToSend MarkSeen(DocumentEntry entry, int at)
    {
        var known = _seen[at];
        // A link that is gone, or that others share now, says nothing new.
        var changed = (known.Keys with { Link = entry.Keys.Link == 0 ? 0 : known.Keys.Link }).ContentHash != entry.Keys.ContentHash;
        _seen[at] = known with { Keys = entry.Keys, LastSeen = _now };
        return new EntryToSend(entry.Entry, entry.EntryId, _seen[at], changed);
    }

    /// <summary>Of the known entries that fit and are not matched yet, the one with the entry's date, else the first.</summary>
    private int? Best(List<int>? candidates, DocumentEntry entry, Func<int, bool> fits)
    {
        int? first = null;
        foreach (var at in candidates ?? [])
        {
            if (_matched.Contains(at) || !fits(at))
                continue;
            if (_seen[at].Keys.Published == entry.Keys.Published)
                return at;
            first ??= at;
        }
        return first;
    }

    private void Index(int at)
    {
        var keys = _seen[at].Keys;
        Put(_byId, keys.Id, at);
        Put(_byLink, (keys.Link, keys.Title), at);
        Put(_byText, (keys.Title, keys.Body), at);
    }

    private static void Put<TKey>(Dictionary<TKey, List<int>> index, TKey key, int at)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var places))
            index[key] = places = [];
        if (places.Count < MaxAlike)
            places.Add(at);
    }

    private List<SeenEntry> Remember(DateTimeOffset since)
    {
        var gone = Enumerable.Range(0, _knownBefore)
            .Where(i => !_matched.Contains(i) && _seen[i].LastSeen >= since.ToUnixTimeSeconds())
            .Select(i => _seen[i])
            .OrderByDescending(s => s.LastSeen)
            .Take(SeenEntries.MaxGone);
        return [.. _matched.Order().Select(i => _seen[i]), .. gone];
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Found(EntryToSend Match, int At, bool IsNew);
}

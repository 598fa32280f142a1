using BriefingBus.Contracts;
using BriefingBus.Fetcher.Feeds;

namespace BriefingBus.Fetcher.Polling;

/// <summary>Tells the new and the changed entries of a feed from those that earlier polls brought, however the publisher reorders,
/// re-dates, re-ids or doubles them. <c>docs/decisions/0022</c> has the reasons.</summary>
/// <remarks>An entry is one that is known
/// (1) by its id, unless title, link, date and body are all others, for then the publisher uses the id again;
/// (2) by link and title together, whatever its id;
/// (3) by title and body together, where the date agrees too, or neither has a link, or the body is long enough to be no formula.
/// Within one document each known entry is met once; whatever meets it again is a double and left out.</remarks>
public sealed class EntryDiffer
{
    /// <summary>More entries than this that share a key are not compared one by one, so that the time stays linear.</summary>
    private const int MostAlike = 50;

    /// <summary>So many entries with a body tell by themselves what they share.</summary>
    private const int EnoughToCompare = 6;

    private const int MostNeighbours = 4;

    private readonly string _feedUrl;
    private readonly long _now;
    private readonly List<SeenEntry> _seen;
    private readonly int _knownBefore;
    private readonly HashSet<Guid> _itemIds;
    private readonly HashSet<int> _met = [];
    private readonly Dictionary<ulong, List<int>> _byId = [];
    private readonly Dictionary<(ulong, ulong), List<int>> _byLink = [];
    private readonly Dictionary<(ulong, ulong), List<int>> _byText = [];

    private EntryDiffer(string feedUrl, List<SeenEntry> seen, DateTimeOffset now)
    {
        _feedUrl = feedUrl;
        _seen = seen;
        _now = now.ToUnixTimeSeconds();
        _knownBefore = seen.Count;
        _itemIds = [.. seen.Select(s => s.ItemId)];
        for (var i = 0; i < seen.Count; i++)
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
        var differ = new EntryDiffer(feedUrl, [.. seen ?? []], now);
        var found = differ.Sort(feed);
        IEnumerable<EntryToSend> toSend;
        if (seen is null)
        {
            // Newest first; entries without a date count by their place, for feeds put the newest first.
            var first = found.OrderByDescending(f => f.Match.Entry.Published ?? f.Match.Entry.Updated ?? now)
                .Take(rule.FirstItems).Select(f => f.At).ToHashSet();
            foreach (var (_, at, _) in found.Where(f => !first.Contains(f.At)))
                differ._seen[at] = differ._seen[at] with { Sent = false };
            toSend = found.Where(f => first.Contains(f.At)).Select(f => f.Match);
        }
        else
        {
            toSend = found.Where(f => f.IsNew || (f.Match.Seen.Sent && (f.Match.Changed || rule.SendKnown))).Select(f => f.Match);
        }
        List<EntryToSend> sent = [.. toSend];
        return new EntryDifference(sent, differ.Remember(now - rule.Remember), [.. Neighbours(sent, found.Select(f => f.Match))]);
    }

    private static IEnumerable<FeedEntry> Neighbours(List<EntryToSend> sent, IEnumerable<EntryToSend> found) =>
        sent.Count is 0 or >= EnoughToCompare
            ? []
            : found.ExceptBy(sent.Select(s => s.Seen.ItemId), f => f.Seen.ItemId).Select(f => f.Entry).Where(e => e.Content is not null || e.Summary is not null).Take(MostNeighbours);

    private List<(EntryToSend Match, int At, bool IsNew)> Sort(ParsedFeed feed)
    {
        var sharedLinks = SharedLinks(feed);
        var found = new List<(EntryToSend, int, bool)>(feed.Entries.Count);
        foreach (var entry in feed.Entries)
        {
            var linkTells = entry.Link is not null && !sharedLinks.Contains(LinkIdentity.Of(entry.Link));
            var entryId = entry.Id ?? (linkTells ? entry.Link! : TextId(entry));
            var keys = EntryKeys.Of(entry, entryId, linkTells);
            var body = (entry.Content?.Value.Length ?? 0) + (entry.Summary?.Value.Length ?? 0);
            if (Find(keys, body) is { } at)
            {
                if (!_met.Add(at))
                    continue;
                found.Add((Meet(entry, entryId, keys, at), at, false));
            }
            else
            {
                found.Add((Add(entry, entryId, keys), _seen.Count - 1, true));
            }
        }
        return found;
    }

    private EntryToSend Add(FeedEntry entry, string entryId, EntryKeys keys)
    {
        var itemId = NameBasedId.ForItem(_feedUrl, entryId);
        if (!_itemIds.Add(itemId))
        {
            // The id of another story, used again: what it says makes it one of its own.
            entryId = $"{entryId}\n{entry.Link}\n{TextId(entry)}\n{keys.Published}";
            itemId = NameBasedId.ForItem(_feedUrl, entryId);
            _itemIds.Add(itemId);
        }
        var fresh = new SeenEntry(itemId, keys, _now, _now, Sent: true);
        _seen.Add(fresh);
        _met.Add(_seen.Count - 1);
        Index(_seen.Count - 1);
        return new EntryToSend(entry, entryId, fresh, Changed: false);
    }

    private EntryToSend Meet(FeedEntry entry, string entryId, EntryKeys keys, int at)
    {
        var known = _seen[at];
        var changed = known.Keys.ContentHash != keys.ContentHash;
        _seen[at] = known with { Keys = keys, LastSeen = _now };
        Index(at);
        return new EntryToSend(entry, entryId, _seen[at], changed);
    }

    /// <summary>Links that several different stories of the document share, and the site's own front page: they tell no story apart.</summary>
    private static HashSet<string> SharedLinks(ParsedFeed feed)
    {
        var shared = feed.Entries.Where(e => e.Link is not null)
            .GroupBy(e => LinkIdentity.Of(e.Link!))
            .Where(g => g.Select(e => e.Title?.Value).Distinct(StringComparer.Ordinal).Skip(1).Any())
            .Select(g => g.Key)
            .ToHashSet(StringComparer.Ordinal);
        if (feed.Link is not null)
            shared.Add(LinkIdentity.Of(feed.Link));
        return shared;
    }

    private static string TextId(FeedEntry entry)
    {
        var keys = EntryKeys.Of(entry, "", linkTells: false);
        return $"text:{keys.Title:x16}{keys.Body:x16}";
    }

    private int? Find(EntryKeys keys, int bodyLength) =>
        Best(_byId.GetValueOrDefault(keys.Id), at => SameStory.ById(_seen[at].Keys, keys, bodyLength))
        ?? (keys is { Link: not 0, Title: not 0 } ? Best(_byLink.GetValueOrDefault((keys.Link, keys.Title)), _ => true) : null)
        ?? (keys is { Title: not 0 } or { Body: not 0 }
            ? Best(_byText.GetValueOrDefault((keys.Title, keys.Body)), at => SameStory.ByText(_seen[at].Keys, keys, bodyLength))
            : null);

    /// <summary>The first that fits, one that the document has not met yet before one that it has.</summary>
    private int? Best(List<int>? candidates, Func<int, bool> fits)
    {
        int? met = null;
        foreach (var at in candidates ?? [])
        {
            if (!fits(at))
                continue;
            if (!_met.Contains(at))
                return at;
            met ??= at;
        }
        return met;
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
        if (places.Count < MostAlike && !places.Contains(at))
            places.Add(at);
    }

    private List<SeenEntry> Remember(DateTimeOffset since)
    {
        var gone = Enumerable.Range(0, _knownBefore)
            .Where(i => !_met.Contains(i) && _seen[i].LastSeen >= since.ToUnixTimeSeconds())
            .Select(i => _seen[i])
            .OrderByDescending(s => s.LastSeen)
            .Take(SeenEntries.MostGone);
        return [.. _met.Order().Select(i => _seen[i]), .. gone];
    }
}

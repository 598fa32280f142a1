namespace BriefingBus.Fetcher.Entries;

/// <summary>The known entries of a feed, indexed by what an entry of the document can share with them. Each is matched once.</summary>
internal sealed class KnownEntries
{
    /// <summary>At most this many entries that share a key are compared, which keeps the time linear.</summary>
    private const int MaxAlike = 50;

    private readonly List<SeenEntry> entries;
    private readonly int before;
    private readonly HashSet<int> matchedAt = [];
    private readonly Dictionary<ulong, List<int>> byId = [];
    private readonly Dictionary<(ulong, ulong), List<int>> byLink = [];
    private readonly Dictionary<(ulong, ulong), List<int>> byText = [];

    /// <summary>Indexes the known entries.</summary>
    public KnownEntries(IReadOnlyList<SeenEntry> seen)
    {
        entries = [.. seen];
        before = entries.Count;
        for (var i = 0; i < entries.Count; i++)
        {
            var keys = entries[i].Keys;
            Put(byId, keys.Id, i);
            Put(byLink, (keys.Link, keys.Title), i);
            Put(byText, (keys.Title, keys.Body), i);
        }
    }

    /// <summary>The entry at a place.</summary>
    public SeenEntry this[int at]
    {
        get => entries[at];
        set => entries[at] = value;
    }

    /// <summary>Matches an entry that has the same id and fits.</summary>
    /// <returns>Its place, or null.</returns>
    public int? WithId(DocumentEntry entry, Func<EntryKeys, bool> fits) => Match(byId.GetValueOrDefault(entry.Keys.Id), entry, fits);

    /// <summary>Matches an entry that has the same link and title, neither missing, and fits.</summary>
    /// <returns>Its place, or null.</returns>
    public int? WithLinkAndTitle(DocumentEntry entry, Func<EntryKeys, bool> fits) => entry.Keys is { Link: not 0, Title: not 0 } keys
        ? Match(byLink.GetValueOrDefault((keys.Link, keys.Title)), entry, fits)
        : null;

    /// <summary>Matches an entry that has the same title and body, one of which may be missing, and fits.</summary>
    /// <returns>Its place, or null.</returns>
    public int? WithTitleAndBody(DocumentEntry entry, Func<EntryKeys, bool> fits) => entry.Keys is { Title: 0, Body: 0 }
        ? null
        : Match(byText.GetValueOrDefault((entry.Keys.Title, entry.Keys.Body)), entry, fits);

    /// <summary>Whether a known entry has the same link and title, or the same title and body.</summary>
    public bool HoldsText(EntryKeys keys) => byLink.ContainsKey((keys.Link, keys.Title)) || byText.ContainsKey((keys.Title, keys.Body));

    /// <summary>Adds an entry that the document brings for the first time.</summary>
    /// <returns>Its place.</returns>
    public int Add(SeenEntry entry)
    {
        entries.Add(entry);
        matchedAt.Add(entries.Count - 1);
        return entries.Count - 1;
    }

    /// <summary>The entries to remember: those of the document, and the latest of those that left it.</summary>
    /// <param name="since">Entries last seen earlier are forgotten.</param>
    public List<SeenEntry> Remember(DateTimeOffset since)
    {
        var gone = Enumerable.Range(0, before)
            .Where(i => !matchedAt.Contains(i) && entries[i].LastSeen >= since.ToUnixTimeSeconds())
            .Select(i => entries[i])
            .OrderByDescending(s => s.LastSeen)
            .Take(SeenEntries.MaxGone);
        return [.. matchedAt.Order().Select(i => entries[i]), .. gone];
    }

    /// <summary>Of the unmatched entries that fit, the one with the same date, else the first.</summary>
    private int? Match(List<int>? candidates, DocumentEntry entry, Func<EntryKeys, bool> fits)
    {
        int? best = null;
        foreach (var at in candidates ?? [])
        {
            if (matchedAt.Contains(at) || !fits(entries[at].Keys))
                continue;
            if (entries[at].Keys.Published == entry.Keys.Published)
            {
                best = at;
                break;
            }
            best ??= at;
        }
        if (best is { } matched)
            matchedAt.Add(matched);
        return best;
    }

    private static void Put<TKey>(Dictionary<TKey, List<int>> index, TKey key, int at)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var places))
            index[key] = places = [];
        if (places.Count < MaxAlike)
            places.Add(at);
    }
}

namespace BriefingBus.Fetcher.Entries;

/// <summary>The known entries of a feed, indexed by what an entry of the document can share with them. Each is matched once.</summary>
internal sealed class KnownEntries
{
    /// <summary>More entries than this that share a key are not compared one by one, so that the time stays linear.</summary>
    private const int MaxAlike = 50;

    private readonly List<SeenEntry> _seen;
    private readonly int _before;
    private readonly HashSet<int> _matched = [];
    private readonly Dictionary<ulong, List<int>> _byId = [];
    private readonly Dictionary<(ulong, ulong), List<int>> _byLink = [];
    private readonly Dictionary<(ulong, ulong), List<int>> _byText = [];

    /// <summary>Indexes the known entries.</summary>
    public KnownEntries(IReadOnlyList<SeenEntry> seen)
    {
        _seen = [.. seen];
        _before = _seen.Count;
        for (var i = 0; i < _seen.Count; i++)
        {
            var keys = _seen[i].Keys;
            Put(_byId, keys.Id, i);
            Put(_byLink, (keys.Link, keys.Title), i);
            Put(_byText, (keys.Title, keys.Body), i);
        }
    }

    /// <summary>The entry at a place.</summary>
    public SeenEntry this[int at]
    {
        get => _seen[at];
        set => _seen[at] = value;
    }

    /// <summary>Matches an entry that has the same id and fits.</summary>
    /// <returns>Its place, or null.</returns>
    public int? WithId(DocumentEntry entry, Func<EntryKeys, bool> fits) => Match(_byId.GetValueOrDefault(entry.Keys.Id), entry, fits);

    /// <summary>Matches an entry that has the same link and title, neither missing, and fits.</summary>
    /// <returns>Its place, or null.</returns>
    public int? WithLinkAndTitle(DocumentEntry entry, Func<EntryKeys, bool> fits) => entry.Keys is { Link: not 0, Title: not 0 } keys
        ? Match(_byLink.GetValueOrDefault((keys.Link, keys.Title)), entry, fits)
        : null;

    /// <summary>Matches an entry that has the same title and body, one of which may be missing, and fits.</summary>
    /// <returns>Its place, or null.</returns>
    public int? WithTitleAndBody(DocumentEntry entry, Func<EntryKeys, bool> fits) => entry.Keys is { Title: 0, Body: 0 }
        ? null
        : Match(_byText.GetValueOrDefault((entry.Keys.Title, entry.Keys.Body)), entry, fits);

    /// <summary>Whether a known entry has the same link and title, or the same title and body.</summary>
    public bool HoldsText(EntryKeys keys) => _byLink.ContainsKey((keys.Link, keys.Title)) || _byText.ContainsKey((keys.Title, keys.Body));

    /// <summary>Adds an entry that the document brings for the first time.</summary>
    /// <returns>Its place.</returns>
    public int Add(SeenEntry entry)
    {
        _seen.Add(entry);
        _matched.Add(_seen.Count - 1);
        return _seen.Count - 1;
    }

    /// <summary>The entries to remember: those of the document, and the latest of those that left it.</summary>
    /// <param name="since">Entries last seen earlier are forgotten.</param>
    public List<SeenEntry> Remember(DateTimeOffset since)
    {
        var gone = Enumerable.Range(0, _before)
            .Where(i => !_matched.Contains(i) && _seen[i].LastSeen >= since.ToUnixTimeSeconds())
            .Select(i => _seen[i])
            .OrderByDescending(s => s.LastSeen)
            .Take(SeenEntries.MaxGone);
        return [.. _matched.Order().Select(i => _seen[i]), .. gone];
    }

    /// <summary>Of the unmatched entries that fit, the one with the same date, else the first.</summary>
    private int? Match(List<int>? candidates, DocumentEntry entry, Func<EntryKeys, bool> fits)
    {
        int? best = null;
        foreach (var at in candidates ?? [])
        {
            if (_matched.Contains(at) || !fits(_seen[at].Keys))
                continue;
            if (_seen[at].Keys.Published == entry.Keys.Published)
            {
                best = at;
                break;
            }
            best ??= at;
        }
        if (best is { } matched)
            _matched.Add(matched);
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

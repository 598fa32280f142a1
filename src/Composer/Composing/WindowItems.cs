using BriefingBus.Composer.Storage;
using BriefingBus.Composer.Stories;
using BriefingBus.Contracts;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Composer.Composing;

/// <summary>The items of a window, each by its newest revision. A night may have a hundred thousand, of which a briefing shows a few dozen:
/// only those are read completely.</summary>
internal sealed class WindowItems
{
    private const int AtATime = 500;

    private readonly ComposerContext context;
    private readonly HashSet<string> wholeFeeds;
    private readonly Dictionary<string, string> feeds = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, long> numbers = [];
    private readonly Dictionary<Guid, ItemCleaned> items = [];
    private readonly Dictionary<Guid, DateTimeOffset> seenBefore = [];
    private readonly Dictionary<Guid, long> toRead = [];
    private readonly ItemSketcher sketcher = new();

    /// <summary>Starts without items.</summary>
    /// <param name="context">The database, which is open as long as items are read.</param>
    /// <param name="wholeFeeds">The feeds whose items are needed completely.</param>
    public WindowItems(ComposerContext context, IEnumerable<string> wholeFeeds)
    {
        this.context = context;
        this.wholeFeeds = wholeFeeds.ToHashSet(StringComparer.Ordinal);
        Sketched = new SketchedItems(ids => ReadWhole(ids));
    }

    /// <summary>The items, in the order in which they became known.</summary>
    public IReadOnlyList<ItemCleaned> Items => [.. items.Values.OrderBy(i => numbers[i.ItemId])];

    /// <summary>Their sketches.</summary>
    public SketchedItems Sketched { get; }

    /// <summary>The number of each item's newest revision.</summary>
    public IReadOnlyDictionary<Guid, long> Numbers => numbers;

    /// <summary>The items that Composer may have had before an instant, in this revision or an earlier one.</summary>
    public List<Guid> MayBeKnownBefore(DateTimeOffset instant) => [.. seenBefore.Where(s => s.Value < instant).Select(s => s.Key)];

    /// <summary>Adds a revision; it replaces earlier ones of its item.</summary>
    public void Add(SketchedRevision row)
    {
        numbers[row.ItemId] = row.Number;
        // An item whose first revision this is has been known since then; any other has, or had, an earlier one.
        seenBefore[row.ItemId] = row.IsFirst && !seenBefore.ContainsKey(row.ItemId)
            ? (row.KnownAt < row.FetchedAt ? row.KnownAt : row.FetchedAt) : DateTimeOffset.MinValue;
        // An earlier version made different sketches.
        if (!ItemSketcher.IsCurrent(row.Sketch) || wholeFeeds.Contains(row.FeedUrl))
        {
            toRead[row.ItemId] = row.Number;
            return;
        }
        toRead.Remove(row.ItemId);
        if (!feeds.TryGetValue(row.FeedUrl, out var feed))
            feeds[row.FeedUrl] = feed = row.FeedUrl;
        items[row.ItemId] = ItemSketch.WithoutWords(row.Sketch, row.ItemId, row.FetchId, feed, row.FetchedAt);
        Sketched.Add(row.ItemId, row.Sketch);
    }

    /// <summary>Reads the items that are needed completely, once all were added.</summary>
    public void Complete()
    {
        foreach (var some in toRead.Values.Order().Chunk(AtATime))
        {
            foreach (var item in Whole(some))
            {
                items[item.ItemId] = item;
                Sketched.Add(item.ItemId, sketcher.Of(item));
            }
        }
    }

    private Dictionary<Guid, ItemCleaned> ReadWhole(IReadOnlyCollection<Guid> ids)
    {
        var whole = new Dictionary<Guid, ItemCleaned>(ids.Count);
        foreach (var some in ids.Select(id => numbers[id]).Order().Chunk(AtATime))
        {
            foreach (var item in Whole(some))
                whole[item.ItemId] = item;
        }
        return whole;
    }

    private List<ItemCleaned> Whole(long[] some) =>
        [.. context.Revisions.AsNoTracking().Where(r => EF.Parameter(some).Contains(r.Number)).OrderBy(r => r.Number).Select(r => r.Item)];
}

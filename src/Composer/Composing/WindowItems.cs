using System.Runtime.InteropServices;
using BriefingBus.Composer.Storage;
using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Contracts;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Composer.Composing;

/// <summary>The items of a window, each with its newest revision. A window may have a hundred thousand items, of which a briefing shows a
/// few dozen: only those are read completely.</summary>
internal sealed class WindowItems
{
    private const int BatchSize = 500;

    private readonly ComposerContext context;
    private readonly HashSet<string> wholeFeeds;
    private readonly Dictionary<string, string> feeds = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, Known> known = [];
    private readonly Dictionary<Guid, long> toRead = [];
    private readonly ItemSketcher sketcher = new();

    /// <summary>Creates a window without items.</summary>
    /// <param name="context">The database; it stays open as long as items are read.</param>
    /// <param name="wholeFeeds">The feeds whose items are read completely.</param>
    public WindowItems(ComposerContext context, IEnumerable<string> wholeFeeds)
    {
        this.context = context;
        this.wholeFeeds = wholeFeeds.ToHashSet(StringComparer.Ordinal);
        Sketched = new SketchedItems(ids => ReadWhole(ids));
    }

    /// <summary>The items, in the order in which they became known.</summary>
    public IReadOnlyList<ItemCleaned> Items => [.. known.Values.OrderBy(k => k.Number).Select(k => k.Item).OfType<ItemCleaned>()];

    /// <summary>Their sketches.</summary>
    public SketchedItems Sketched { get; }

    /// <summary>The number of an item's newest revision, or null if the item is not in the window.</summary>
    public long? NumberOf(Guid item) => known.TryGetValue(item, out var found) ? found.Number : null;

    /// <summary>The items that Composer may have known before an instant, in this revision or an earlier one.</summary>
    public List<Guid> MayBeKnownBefore(DateTimeOffset instant) =>
        [.. known.Where(k => k.Value.SeenBefore < instant.UtcTicks).Select(k => k.Key)];

    /// <summary>Adds a revision; it replaces earlier ones of the same item.</summary>
    public void Add(SketchedRevision row)
    {
        ref var item = ref CollectionsMarshal.GetValueRefOrAddDefault(known, row.ItemId, out var isKnown);
        item.Number = row.Number;
        // A first revision gives the time since which the item is known; any other revision has, or had, an earlier one.
        item.SeenBefore = row.IsFirst && !isKnown ? Math.Min(row.KnownAt.UtcTicks, row.FetchedAt.UtcTicks) : 0;
        // A sketch of an earlier version cannot be read.
        if (!ItemSketcher.IsCurrent(row.Sketch) || wholeFeeds.Contains(row.FeedUrl))
        {
            toRead[row.ItemId] = row.Number;
            return;
        }
        toRead.Remove(row.ItemId);
        if (!feeds.TryGetValue(row.FeedUrl, out var feed))
            feeds[row.FeedUrl] = feed = row.FeedUrl;
        item.Item = ItemSketch.WithoutWords(row.Sketch, row.ItemId, row.FetchId, feed, row.FetchedAt);
        Sketched.Add(row.ItemId, row.Sketch);
    }

    /// <summary>Reads the complete items, after all revisions were added.</summary>
    public void Complete()
    {
        foreach (var some in toRead.Values.Order().Chunk(BatchSize))
        {
            foreach (var item in Whole(some))
            {
                CollectionsMarshal.GetValueRefOrNullRef(known, item.ItemId).Item = item;
                Sketched.Add(item.ItemId, sketcher.Of(item));
            }
        }
    }

    private Dictionary<Guid, ItemCleaned> ReadWhole(IReadOnlyCollection<Guid> ids)
    {
        var whole = new Dictionary<Guid, ItemCleaned>(ids.Count);
        foreach (var some in ids.Select(id => known[id].Number).Order().Chunk(BatchSize))
        {
            foreach (var item in Whole(some))
                whole[item.ItemId] = item;
        }
        return whole;
    }

    private List<ItemCleaned> Whole(long[] some) =>
        [.. context.Revisions.AsNoTracking().Where(r => EF.Parameter(some).Contains(r.Number)).OrderBy(r => r.Number).Select(r => r.Item)];

    /// <summary>An item of the window.</summary>
    private struct Known
    {
        /// <summary>The number of its newest revision.</summary>
        public long Number;

        /// <summary>The earliest time at which Composer may have received it, in UTC ticks.</summary>
        public long SeenBefore;

        /// <summary>The item; null until it is read.</summary>
        public ItemCleaned? Item;
    }
}

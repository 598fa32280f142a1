using BriefingBus.Contracts;

namespace BriefingBus.Composer.Stories.Sketches;

/// <summary>The sketches of a briefing's possible items, and a way to read complete items: only a few are briefed, and only those need
/// their texts.</summary>
public sealed class SketchedItems
{
    private readonly Dictionary<Guid, ItemSketch> sketches = [];
    private readonly Func<IReadOnlyCollection<Guid>, IReadOnlyDictionary<Guid, ItemCleaned>> readWhole;

    /// <summary>Creates a set without items.</summary>
    /// <param name="readWhole">Reads complete items by their identities.</param>
    public SketchedItems(Func<IReadOnlyCollection<Guid>, IReadOnlyDictionary<Guid, ItemCleaned>> readWhole) => this.readWhole = readWhole;

    /// <summary>The words of all items.</summary>
    internal Vocabulary Vocabulary { get; } = new();

    /// <summary>Makes the sketches of complete items.</summary>
    public static SketchedItems Of(IEnumerable<ItemCleaned> items)
    {
        var whole = new Dictionary<Guid, ItemCleaned>();
        foreach (var item in items)
            whole[item.ItemId] = item;
        var sketched = new SketchedItems(ids => ids.Where(whole.ContainsKey).ToDictionary(id => id, id => whole[id]));
        var sketcher = new ItemSketcher();
        foreach (var item in whole.Values)
            sketched.Add(item.ItemId, sketcher.Of(item));
        return sketched;
    }

    /// <summary>Adds an item's sketch; a later one of the same item replaces it.</summary>
    public void Add(Guid itemId, ReadOnlySpan<byte> packed) => sketches[itemId] = ItemSketch.Read(packed, Vocabulary);

    /// <summary>The sketch of an item.</summary>
    public ItemSketch Of(Guid itemId) => sketches[itemId];

    /// <summary>Complete items, by identity.</summary>
    public IReadOnlyDictionary<Guid, ItemCleaned> ReadWhole(IReadOnlyCollection<Guid> itemIds) =>
        itemIds.Count == 0 ? new Dictionary<Guid, ItemCleaned>() : readWhole(itemIds);
}

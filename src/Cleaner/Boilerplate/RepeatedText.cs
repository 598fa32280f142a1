using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Boilerplate;

/// <summary>Text that a publisher puts on every item, found by comparing the items of one poll and their neighbours in the feed, without a rule.</summary>
public static class RepeatedText
{
    /// <summary>How many items must share a paragraph before it can count as repeated.</summary>
    private const int LeastItems = 3;

    /// <summary>How many paragraphs at each end of an item are compared.</summary>
    private const int Ends = 4;

    /// <summary>The paragraphs that begin or end at least three items and at least a third of all. An item's only paragraph never counts:
    /// it is what the item says.</summary>
    public static IReadOnlyList<string> Find(IReadOnlyList<IReadOnlyList<TextBlock>> items)
    {
        var shared = new Dictionary<string, int>();
        foreach (var blocks in items.Where(blocks => blocks.Count > 1))
            foreach (var text in blocks.Take(Ends).Concat(blocks.TakeLast(Ends)).Select(block => block.Text).Distinct())
                shared[text] = shared.GetValueOrDefault(text) + 1;
        return [.. shared.Where(s => s.Value >= LeastItems && 3 * s.Value >= items.Count).Select(s => s.Key)];
    }

    /// <summary>The blocks without the repeated ones at their ends.</summary>
    public static IReadOnlyList<TextBlock> Remove(IReadOnlyList<TextBlock> blocks, IReadOnlyList<string> repeated)
    {
        var known = repeated.ToHashSet();
        return [.. blocks.Where((block, i) => (i >= Ends && i < blocks.Count - Ends) || !known.Contains(block.Text))];
    }
}

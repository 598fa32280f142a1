using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction;

/// <summary>The elements that hold the main content, and the reason why they were chosen.</summary>
/// <param name="Elements">One element, or several that a template marks alike; none inside another; in document order.</param>
/// <param name="Reason">In words, for <c>clean --explain</c>.</param>
internal sealed record MainContent(IReadOnlyList<MarkupNode> Elements, string Reason)
{
    private readonly int[] starts = [.. Elements.Select(e => e.Index)];

    /// <summary>True where the node is in one of the elements.</summary>
    public bool Holds(MarkupNode node)
    {
        var place = Array.BinarySearch(starts, node.Index);
        place = place >= 0 ? place : ~place - 1;
        return place >= 0 && Elements[place].Holds(node);
    }

    /// <summary>True where one of the elements is in the node.</summary>
    public bool IsIn(MarkupNode node)
    {
        var place = Array.BinarySearch(starts, node.Index);
        place = place >= 0 ? place : ~place;
        return place < starts.Length && starts[place] < node.End;
    }
}

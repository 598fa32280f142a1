using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction;

/// <summary>The elements of the main content, and the reason for their choice.</summary>
/// <param name="Elements">One element, or several with the same mark, none inside another, in document order.</param>
/// <param name="Reason">The reason, in words, for <c>clean --explain</c>.</param>
internal sealed record MainContent(IReadOnlyList<MarkupNode> Elements, string Reason)
{
    private readonly int[] starts = [.. Elements.Select(e => e.Index)];

    /// <summary>True if the node is in one of the elements.</summary>
    public bool Holds(MarkupNode node)
    {
        var place = Array.BinarySearch(starts, node.Index);
        place = place >= 0 ? place : ~place - 1;
        return place >= 0 && Elements[place].Holds(node);
    }

    /// <summary>True if one of the elements is in the node.</summary>
    public bool IsIn(MarkupNode node)
    {
        var place = Array.BinarySearch(starts, node.Index);
        place = place >= 0 ? place : ~place;
        return place < starts.Length && starts[place] < node.End;
    }
}

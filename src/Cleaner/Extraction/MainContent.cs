using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction;

/// <summary>The elements that hold the main content, and the reason why they were chosen.</summary>
/// <param name="Elements">One element, or several that a template marks alike; none inside another; in document order.</param>
/// <param name="Reason">In words, for <c>clean --explain</c>.</param>
internal sealed record MainContent(IReadOnlyList<MarkupNode> Elements, string Reason)
{
    /// <summary>True where the node stands in one of the elements.</summary>
    public bool Holds(MarkupNode node)
    {
        foreach (var element in Elements)
        {
            if (element.Holds(node))
            {
                return true;
            }
        }

        return false;
    }
}

using BriefingBus.Cleaner.Extraction.Blocks;
using BriefingBus.Cleaner.Extraction.Names;
using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction;

/// <summary>Chooses the element that holds the main content.</summary>
internal static class MainContentFinder
{
    /// <summary>The minimum share of the page's prose in an element that the template marks as the content.</summary>
    private const double HintShare = 0.7;

    /// <summary>The search continues in a child with this share of the prose.</summary>
    private const double DescendShare = 0.85;

    /// <summary>An element with the same mark as the best one is a part of the article if it has this share of the best one's
    /// prose.</summary>
    private const double PartShare = 0.2;

    /// <summary>The share for an element with the same classes.</summary>
    private const double TwinShare = 0.05;

    /// <summary>The minimum prose for preferring one element to another, in characters.</summary>
    private const double MinWorth = 100;

    /// <summary>The element that the template marks, or else the one with most prose.</summary>
    public static MainContent Find(MarkupNode root, IReadOnlyList<SourcedBlock> blocks, Furniture furniture)
    {
        var worth = Worth(root, blocks, furniture);
        var best = root;
        foreach (var node in root.Subtree())
            best = worth[node.Index] >= worth[best.Index] ? node : best;
        foreach (var (name, marks) in MainContentHints.Tiers)
        {
            var marked = Outermost(
                root.Subtree().Where(n => !n.IsText && furniture.Rule(n) is null && worth[n.Index] >= MinWorth && marks(n)), worth);
            if (marked.Count > 0 && marked.Sum(n => worth[n.Index]) >= HintShare * worth[best.Index])
                return WithParts(new MainContent(marked, name));
        }
        return WithParts(new MainContent([Descend(best, worth)], "most prose"));

        MainContent WithParts(MainContent main)
        {
            bool IsPartElsewhere(MarkupNode node) => ContentParts.Is(node) && !main.Holds(node) && !main.IsIn(node);

            var parts = new List<MarkupNode>();
            foreach (var node in root.Subtree().Where(n => !n.IsText && furniture.Rule(n) is null && IsPartElsewhere(n)))
            {
                if (parts.Count == 0 || !parts[^1].Holds(node))
                    parts.Add(node);
            }
            return parts.Count == 0 ? main : new MainContent([.. main.Elements.Concat(parts).OrderBy(n => n.Index)], main.Reason);
        }
    }

    /// <summary>The sum of the weights of the blocks in each node.</summary>
    private static double[] Worth(MarkupNode root, IReadOnlyList<SourcedBlock> blocks, Furniture furniture)
    {
        var worth = new double[root.DocumentCount];
        foreach (var block in blocks.Where(b => furniture.Rule(b.Element) is null))
            worth[block.Element.Index] += BlockWorth.Of(block);
        // A parent comes before its children: in reverse, each node is complete before it is added to its parent.
        foreach (var node in root.Subtree().Reverse())
        {
            if (node.Parent is { } parent)
                worth[parent.Index] += worth[node.Index];
        }
        return worth;
    }

    /// <summary>The best of the elements with the same mark, and its siblings with a sufficient share: an article in parts.</summary>
    private static List<MarkupNode> Outermost(IEnumerable<MarkupNode> marked, double[] worth)
    {
        var candidates = marked.ToList();
        if (candidates.MaxBy(n => worth[n.Index]) is not { } best)
            return [];
        bool IsWorthEnough(MarkupNode node) =>
            node == best || worth[node.Index] >= (IsTwin(node, best) ? TwinShare : PartShare) * worth[best.Index];

        var chosen = new List<MarkupNode>();
        foreach (var candidate in candidates.Where(IsWorthEnough))
        {
            if (candidate == best
                || !(IsInside(candidate, best) || IsInside(best, candidate) || (chosen.Count > 0 && IsInside(candidate, chosen[^1]))))
            {
                chosen.Add(candidate);
            }
        }
        return chosen;
    }

    /// <summary>Elements with the same classes come from one line of a template: the answers to a question, the chapters of a
    /// text.</summary>
    private static bool IsTwin(MarkupNode node, MarkupNode other) =>
        node.Name == other.Name && node.Attribute("class") is { Length: > 0 } classes && classes == other.Attribute("class");

    private static bool IsInside(MarkupNode node, MarkupNode outer) => node != outer && outer.Holds(node);

    private static MarkupNode Descend(MarkupNode from, double[] worth)
    {
        var node = from;
        bool HoldsMost(MarkupNode child) =>
            !child.IsText && child.Name != "p" && worth[child.Index] >= DescendShare * worth[node.Index] && worth[child.Index] > 0;

        while (node.Children.FirstOrDefault(HoldsMost) is { } child)
            node = child;
        return node;
    }
}

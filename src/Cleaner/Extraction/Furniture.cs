using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction;

/// <summary>Marks the elements of a page that are furniture by their name, each with the rule that says so.</summary>
internal sealed class Furniture
{
    /// <summary>An element that HTML defines as furniture and that holds more of the page than this is a template's mistake.</summary>
    private const double ElementShareLimit = 0.6;

    /// <summary>A group of blocks is a list of links where they hold more than this share of its characters.</summary>
    private const double LinkListShare = 0.7;

    /// <summary>A run of text outside links with this many characters is prose.</summary>
    private const int LeastProse = 50;

    private readonly string?[] rules;
    private readonly int[] textLengths;
    private readonly int[] proseLengths;
    private readonly int[] linkLengths;
    private readonly MarkupNode? headline;
    private readonly Dictionary<string, DiscardRule?> found = [];

    private readonly bool strict;

    private Furniture(MarkupNode root, bool strict)
    {
        this.strict = strict;
        rules = new string?[root.DocumentCount];
        textLengths = new int[root.DocumentCount];
        proseLengths = new int[root.DocumentCount];
        linkLengths = new int[root.DocumentCount];
        headline = Headline(root);
        Measure(root, inLink: false);
        Mark(root, null);
    }

    /// <summary>Looks at each element once.</summary>
    /// <param name="root">The document.</param>
    /// <param name="strict">False to believe elements and roles alone, and of the names only those of comments: for pages whose templates use telling names for the text itself.</param>
    public static Furniture Of(MarkupNode root, bool strict) => new(root, strict);

    /// <summary>The rule by which the node, or an element around it, is furniture; null where none is.</summary>
    public string? Rule(MarkupNode node) => rules[node.Index];

    /// <summary>True where the node is furniture and what is around it is not.</summary>
    public bool Marks(MarkupNode node) => rules[node.Index] is not null && (node.Parent is null || rules[node.Parent.Index] is null);

    /// <summary>True where a name decided something that a lenient look would not have believed.</summary>
    public bool TrustedNames { get; private set; }

    /// <summary>Characters of text in a node, white space not counted.</summary>
    public int TextLength(MarkupNode node) => textLengths[node.Index];

    private static MarkupNode? Headline(MarkupNode root)
    {
        var headings = root.Subtree().Where(n => n.Name == "h1").Take(2).ToList();
        return headings.Count == 1 ? headings[0] : null;
    }

    private void Measure(MarkupNode node, bool inLink)
    {
        var length = 0;
        foreach (var c in node.Text)
        {
            length += char.IsWhiteSpace(c) ? 0 : 1;
        }

        var links = inLink ? length : 0;
        var prose = inLink || length < LeastProse ? 0 : length;
        if (!HtmlElements.NeverText.Contains(node.Name))
        {
            foreach (var child in node.Children)
            {
                Measure(child, inLink || child.Name == "a");
                length += textLengths[child.Index];
                prose += proseLengths[child.Index];
                links += linkLengths[child.Index];
            }
        }

        textLengths[node.Index] = length;
        proseLengths[node.Index] = prose;
        linkLengths[node.Index] = links;
    }

    private void Mark(MarkupNode node, string? outer)
    {
        var rule = outer ?? (node.IsText ? null : RuleFor(node));
        rules[node.Index] = rule;
        foreach (var child in node.Children)
        {
            Mark(child, rule);
        }
    }

    private double Share(MarkupNode node) =>
        proseLengths[0] > 0 ? (double)proseLengths[node.Index] / proseLengths[0] : textLengths[0] > 0 ? (double)textLengths[node.Index] / textLengths[0] : 0;

    private bool HoldsHeadline(MarkupNode node) => headline is not null && node != headline && node.Holds(headline);

    private string? RuleFor(MarkupNode node)
    {
        if (node.Name is "body" or "html" or "#document")
        {
            return null;
        }

        var share = Share(node);
        if (DiscardRules.Elements.TryGetValue(node.Name, out var element) && (share <= ElementShareLimit || node.Name == "head"))
        {
            return element;
        }

        if (share <= 0.5 && (HiddenText.IsInvisible(node) || node.Attribute("aria-hidden") == "true"))
        {
            return "hidden";
        }

        if (node.Attribute("role") is { } role && share <= ElementShareLimit && DiscardRules.Roles.TryGetValue(role.ToLowerInvariant(), out var byRole))
        {
            return byRole;
        }

        if (IsLinkList(node, share))
        {
            return "mostly links";
        }

        return IsNamedByTemplate(node) ? ByName(node, share) : null;
    }

    private bool IsLinkList(MarkupNode node, double share) =>
        node.Name is "div" or "section" or "ul" or "ol" or "dl" or "table" or "article"
        && linkLengths[node.Index] > LinkListShare * textLengths[node.Index]
        && share < 0.2
        && !HoldsHeadline(node);

    /// <summary>Inline elements in running text carry names of style, not of template parts.</summary>
    private static bool IsNamedByTemplate(MarkupNode node) =>
        node.Name is not ("article" or "main" or "h1")
        && (node.IsBlock || node.Parent is { Name: not ("p" or "h1" or "h2" or "h3" or "h4" or "blockquote" or "em" or "strong" or "b" or "i" or "a") });

    private string? ByName(MarkupNode node, double share)
    {
        foreach (var name in node.Names)
        {
            if (!found.TryGetValue(name, out var rule))
            {
                found[name] = rule = IsHook(name) ? null : DiscardRules.ByName.Find(name);
            }

            if (rule is not null && (strict || rule == DiscardRules.Comments) && share <= rule.ShareLimit && (!rule.OnlyWithLinks || linkLengths[node.Index] > 0) && !HoldsHeadline(node))
            {
                TrustedNames |= rule != DiscardRules.Comments;
                return $"{rule.Name} (\"{name}\")";
            }
        }

        return null;
    }

    /// <summary>Names that scripts use, not templates: they say what can be done with an element, not what it is.</summary>
    private static bool IsHook(string name) => name.StartsWith("js-", StringComparison.OrdinalIgnoreCase) || name.StartsWith("js_", StringComparison.OrdinalIgnoreCase);
}

using BriefingBus.Cleaner.Extraction.Blocks;
using BriefingBus.Cleaner.Extraction.Names;
using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction;

/// <summary>Marks the furniture of a page, by element, role, shape or name, each with its rule.</summary>
internal sealed class Furniture
{
    /// <summary>The maximum share of the page in an element that HTML defines as furniture; more is a mistake of the template.</summary>
    private const double ElementShareLimit = 0.6;

    /// <summary>A name that is not reliable counts for an element with more than this share of its text in links.</summary>
    private const double UnsureLinkShare = 0.3;

    /// <summary>The maximum length of a caption, in characters.</summary>
    private const int MaxCaptionLength = 300;

    /// <summary>The maximum share of captions in the prose; with more, they are the text.</summary>
    private const double PictureShare = 0.4;

    private readonly string?[] rules;
    private readonly TextMeasure measure;
    private readonly long captionProse;
    private readonly MarkupNode root;
    private readonly FurnitureShapes shapes;
    private readonly HashSet<MarkupNode> furtherArticles;
    private readonly Dictionary<string, (DiscardRule Value, Likelihood Likelihood)?> found = [];

    private readonly bool strict;

    private Furniture(MarkupNode root, bool strict)
    {
        this.root = root;
        this.strict = strict;
        rules = new string?[root.DocumentCount];
        measure = TextMeasure.Of(root);
        captionProse = root.Subtree().Where(n => n.Name == "figcaption").Sum(n => (long)measure.Prose(n));
        shapes = new FurnitureShapes(root, measure);
        furtherArticles = FurtherArticles.Of(root, measure);
        Mark(root, null, inPart: false);
    }

    /// <summary>Marks the elements in one pass.</summary>
    /// <param name="root">The document.</param>
    /// <param name="strict"> False to use only elements, roles and the names of comments: for pages whose templates use the other names for
    /// the text itself. </param>
    public static Furniture Of(MarkupNode root, bool strict) => new(root, strict);

    /// <summary>The rule that marks the node, or an element around it, as furniture; null if there is none.</summary>
    public string? Rule(MarkupNode node) => rules[node.Index];

    /// <summary>True if the node is furniture and the elements around it are not.</summary>
    public bool Marks(MarkupNode node) => rules[node.Index] is not null && (node.Parent is null || rules[node.Parent.Index] is null);

    /// <summary>True if the decision rests on a name that a lenient reading ignores.</summary>
    public bool TrustedNames { get; private set; }

    /// <summary>The amounts of text.</summary>
    public TextMeasure Measure => measure;

    private void Mark(MarkupNode node, string? outer, bool inPart)
    {
        inPart = inPart || ContentParts.Is(node);
        var rule = outer ?? (node.IsText ? null : RuleFor(node, inPart));
        rules[node.Index] = rule;
        foreach (var child in node.Children)
            Mark(child, rule, inPart);
    }

    /// <summary>A caption as long as a paragraph is text, and so are the captions of a page of pictures.</summary>
    private bool CountsAsText(MarkupNode node) =>
        node.Name is "figure" or "figcaption"
            && (measure.Prose(node) >= MaxCaptionLength || captionProse > PictureShare * measure.Prose(root));

    private double Share(MarkupNode node)
    {
        if (measure.Prose(root) > 0)
            return (double)measure.Prose(node) / measure.Prose(root);
        return measure.Text(root) > 0 ? (double)measure.Text(node) / measure.Text(root) : 0;
    }

    private string? RuleFor(MarkupNode node, bool inPart)
    {
        if (node.Name is "body" or "html" or "#document")
            return null;
        if (furtherArticles.Contains(node))
            return "another article";
        var share = Share(node);
        if (DiscardRules.Elements.TryGetValue(node.Name, out var element)
            && (share <= ElementShareLimit || node.Name == "head")
            && !CountsAsText(node))
        {
            return element;
        }
        if (share <= 0.5 && (HiddenText.IsInvisible(node) || node.Attribute("aria-hidden") == "true"))
            return "hidden";
        if (node.Attribute("role") is { } role
            && share <= ElementShareLimit
            && DiscardRules.Roles.TryGetValue(role.ToLowerInvariant(), out var byRole))
        {
            return byRole;
        }
        if (EmbeddedPosts.Is(node))
            return null;
        if (shapes.Rule(node, share, inPart) is { } shape)
            return shape;
        return IsNamedByTemplate(node) ? ByName(node, share) : null;
    }

    /// <summary>Inline elements in running text carry names of style, not of template parts.</summary>
    private static bool IsNamedByTemplate(MarkupNode node) =>
        node.Name is not ("article" or "main" or "h1")
        && (node.IsBlock
            || node.Parent is { Name: not ("p" or "h1" or "h2" or "h3" or "h4" or "blockquote" or "em" or "strong" or "b" or "i" or "a") });

    private bool IsReliable(MarkupNode node, DiscardRule rule, Likelihood likelihood)
    {
        var links = measure.Links(node);
        var leadsElsewhere = links > UnsureLinkShare * measure.Text(node);
        var isShort = measure.Prose(node) == 0;
        if (rule.NeverProse && !isShort && !leadsElsewhere)
            return false;
        return (likelihood, rule.Precision) switch
        {
            (Likelihood.Sure, _) or (Likelihood.Likely or Likelihood.Begins, WordPrecision.Firm) => !rule.OnlyWithLinks || links > 0,
            (Likelihood.Likely, WordPrecision.Usual) or (Likelihood.Possible, WordPrecision.Firm) =>
                leadsElsewhere || (isShort && (!rule.OnlyWithLinks || links > 0)),
            _ => leadsElsewhere,
        };
    }

    /// <summary>A nameless part of a block of main content is not furniture, even if a word of the block's name says so.</summary>
    private static (DiscardRule Value, Likelihood Likelihood)? Read(string name)
    {
        var template = TemplateName.Read(name);
        return template.NamesBlock && MainContentHints.IsNamed(name) ? null : DiscardRules.ByName.Read(template);
    }

    private string? ByName(MarkupNode node, double share)
    {
        if (node.Name is "figure" or "figcaption" && CountsAsText(node))
            return null;
        foreach (var name in node.Names)
        {
            if (!found.TryGetValue(name, out var reading))
                found[name] = reading = Read(name);
            if (reading is not var (rule, likelihood) || (rule == DiscardRules.Sharing && measure.HoldsPost(node)))
                continue;
            if ((strict || rule == DiscardRules.Comments)
                && share <= rule.ShareLimit
                && IsReliable(node, rule, likelihood)
                && !shapes.HoldsHeadline(node))
            {
                TrustedNames |= rule != DiscardRules.Comments;
                return $"{rule.Name} (\"{name}\")";
            }
        }
        return null;
    }
}

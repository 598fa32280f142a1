using System.Buffers;
using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction;

/// <summary>Marks the elements of a page that are furniture by their name, each with the rule that says so.</summary>
internal sealed class Furniture
{
    /// <summary>An element that HTML defines as furniture and that holds more of the page than this is a template's mistake.</summary>
    private const double ElementShareLimit = 0.6;

    /// <summary>A group of blocks is a list of links where they hold more than this share of its characters.</summary>
    private const double LinkListShare = 0.7;

    /// <summary>A name that is no sure sign is believed of an element with more than this share of its text in links.</summary>
    private const double UnsureLinkShare = 0.3;

    /// <summary>A sentence that announces a list has this many characters; a label above one has fewer.</summary>
    private const int MinAnnouncementLength = 40;

    private const int MaxTeaserLength = 400;

    private const int MinSentenceLength = 50;

    /// <summary>A longer caption is a paragraph, in characters.</summary>
    private const int MaxCaptionLength = 300;

    /// <summary>Captions with more than this share of the prose are the text.</summary>
    private const double PictureShare = 0.4;

    /// <summary>A box holds at most this share of the page's prose.</summary>
    private const double BoxShare = 0.25;

    private const int MaxInsertLength = 200;

    private const int MaxInsertLinkLength = 40;

    private readonly string?[] rules;
    /// <summary>What may stand behind a link at the end of a line.</summary>
    private static readonly SearchValues<char> Closing = SearchValues.Create(" \t\r\n.!?»›>→");

    private readonly TextMeasure measure;
    private readonly long captionProse;
    private readonly MarkupNode root;
    private readonly MarkupNode? headline;
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
        headline = Headline(root);
        furtherArticles = FurtherArticles.Of(root, measure);
        Mark(root, null, inPart: false);
    }

    /// <summary>Looks at each element once.</summary>
    /// <param name="root">The document.</param>
    /// <param name="strict">
    /// False to believe elements and roles alone, and of the names only those of comments: for pages whose templates use such names for the
    /// text itself.
    /// </param>
    public static Furniture Of(MarkupNode root, bool strict) => new(root, strict);

    /// <summary>The rule by which the node, or an element around it, is furniture; null where none is.</summary>
    public string? Rule(MarkupNode node) => rules[node.Index];

    /// <summary>True where the node is furniture and what is around it is not.</summary>
    public bool Marks(MarkupNode node) => rules[node.Index] is not null && (node.Parent is null || rules[node.Parent.Index] is null);

    /// <summary>True where a name decided something that a lenient look would not have believed.</summary>
    public bool TrustedNames { get; private set; }

    /// <summary>How much text is where.</summary>
    public TextMeasure Measure => measure;

    private static MarkupNode? Headline(MarkupNode root)
    {
        var headings = root.Subtree().Where(n => n.Name == "h1").Take(2).ToList();
        return headings.Count == 1 ? headings[0] : null;
    }

    private void Mark(MarkupNode node, string? outer, bool inPart)
    {
        inPart = inPart || ContentParts.Is(node);
        var rule = outer ?? (node.IsText ? null : RuleFor(node, inPart));
        rules[node.Index] = rule;
        foreach (var child in node.Children)
        {
            Mark(child, rule, inPart);
        }
    }

    /// <summary>A caption as long as a paragraph is one, and on a page of pictures the captions are the text.</summary>
    private bool IsToldInPictures(MarkupNode node) =>
        node.Name is "figure" or "figcaption"
            && (measure.Prose(node) >= MaxCaptionLength || captionProse > PictureShare * measure.Prose(root));

    private double Share(MarkupNode node)
    {
        if (measure.Prose(root) > 0)
            return (double)measure.Prose(node) / measure.Prose(root);
        return measure.Text(root) > 0 ? (double)measure.Text(node) / measure.Text(root) : 0;
    }

    private bool HoldsHeadline(MarkupNode node) => headline is not null && node != headline && node.Holds(headline);

    private string? RuleFor(MarkupNode node, bool inPart)
    {
        if (node.Name is "body" or "html" or "#document")
        {
            return null;
        }

        if (furtherArticles.Contains(node))
            return "another article";

        var share = Share(node);
        if (DiscardRules.Elements.TryGetValue(node.Name, out var element)
            && (share <= ElementShareLimit || node.Name == "head")
            && !IsToldInPictures(node))
        {
            return element;
        }

        if (share <= 0.5 && (HiddenText.IsInvisible(node) || node.Attribute("aria-hidden") == "true"))
        {
            return "hidden";
        }

        if (node.Attribute("role") is { } role
            && share <= ElementShareLimit
            && DiscardRules.Roles.TryGetValue(role.ToLowerInvariant(), out var byRole))
        {
            return byRole;
        }

        if (EmbeddedPosts.Is(node))
        {
            return null;
        }

        if (!inPart && IsLinkList(node, share))
        {
            return "mostly links";
        }

        if (IsBox(node, share))
        {
            return "box beside the text";
        }

        if (IsInsert(node))
        {
            return "insert that leads elsewhere";
        }

        if (!inPart && IsTeaser(node, share))
        {
            return "teaser with a linked heading";
        }

        return IsNamedByTemplate(node) ? ByName(node, share) : null;
    }

    private bool IsLinkList(MarkupNode node, double share) =>
        node.Name is "div" or "section" or "ul" or "ol" or "dl" or "table" or "article"
        && measure.Links(node) > LinkListShare * measure.Text(node)
        && share < 0.2
        && !HoldsHeadline(node)
        && !measure.HoldsPost(node)
        && !IsAnnounced(node)
        && !IsLinkedSentence(node);

    /// <summary>One link that is a whole sentence is what its author says, not where a template leads.</summary>
    private bool IsLinkedSentence(MarkupNode node) =>
        measure.Text(node) is >= MinSentenceLength and <= MaxTeaserLength && node.Subtree().Count(n => n.Name == "a") == 1
            && LastText(node) is [.., '.' or '。' or '।'];

    /// <summary>A list behind a sentence that ends in a colon is what the sentence speaks of.</summary>
    private bool IsAnnounced(MarkupNode node) =>
        node.Name is "ul" or "ol" && node.PreviousSibling is { Name: "p" } before && measure.Text(before) >= MinAnnouncementLength
            && EndsInColon(before) && !LeadsInside(node);

    /// <summary>A table of contents leads to places in the page itself.</summary>
    private static bool LeadsInside(MarkupNode list) => list.Subtree().FirstOrDefault(n => n.Name == "a")?.Attribute("href") is ['#', ..];

    private static bool EndsInColon(MarkupNode paragraph) => LastText(paragraph) is [.., ':' or '：'];

    private static string? LastText(MarkupNode node) =>
        node.Subtree().LastOrDefault(n => n.IsText && !n.Text.AsSpan().IsWhiteSpace())?.Text.TrimEnd();

    /// <summary>A box with a heading of its own between two paragraphs.</summary>
    private bool IsBox(MarkupNode node, double share) =>
        node.Name is "div" or "section"
        && share <= BoxShare
        && node.Names.Any(DiscardRules.IsBox)
        && IsBetweenParagraphs(node)
        && node.Subtree().Any(n => HtmlElements.Heading.Contains(n.Name));

    /// <summary>A line in a frame of its own between two paragraphs whose last words are a link.</summary>
    private bool IsInsert(MarkupNode node) =>
        node.Name == "div"
        && measure.Text(node) <= MaxInsertLength
        && !measure.HoldsPost(node)
        && measure.Links(node) is > 0 and < MaxInsertLinkLength
        && IsBetweenParagraphs(node)
        && node.Subtree().Last(n => n.IsText && n.Text.AsSpan().ContainsAnyExcept(Closing)) is { Parent: { } parent }
        && (parent.Name == "a" || parent.Parent?.Name == "a");

    private bool IsBetweenParagraphs(MarkupNode node) =>
        node.PreviousSibling is { Name: "p" } before && measure.Prose(before) > 0
        && node.NextSibling is { Name: "p" } after && measure.Prose(after) > 0;

    /// <summary>A short box whose heading is a link to another page.</summary>
    private bool IsTeaser(MarkupNode node, double share) =>
        node.Name is "div" or "li" or "article" or "section"
        && measure.Text(node) <= MaxTeaserLength
        && measure.Links(node) > 0
        && share < 0.2
        && !HoldsHeadline(node)
        && !measure.HoldsPost(node)
        && node.Subtree().FirstOrDefault(n => HtmlElements.Heading.Contains(n.Name)) is { } heading
        && measure.Text(heading) > 0
        && measure.Links(heading) == measure.Text(heading)
        && heading.Subtree().Prepend(heading.Parent!).FirstOrDefault(n => n.Name == "a")?.Attribute("href") is [not '#', ..];

    /// <summary>Inline elements in running text carry names of style, not of template parts.</summary>
    private static bool IsNamedByTemplate(MarkupNode node) =>
        node.Name is not ("article" or "main" or "h1")
        && (node.IsBlock
            || node.Parent is { Name: not ("p" or "h1" or "h2" or "h3" or "h4" or "blockquote" or "em" or "strong" or "b" or "i" or "a") });

    private bool IsBelieved(MarkupNode node, DiscardRule rule, Likelihood likelihood)
    {
        var links = measure.Links(node);
        var leadsElsewhere = links > UnsureLinkShare * measure.Text(node);
        var isShort = measure.Prose(node) == 0;
        return (likelihood, rule.Precision) switch
        {
            (Likelihood.Sure, _) or (Likelihood.Likely or Likelihood.Begins, WordPrecision.Firm) => !rule.OnlyWithLinks || links > 0,
            (Likelihood.Likely, WordPrecision.Usual) or (Likelihood.Possible, WordPrecision.Firm) =>
                leadsElsewhere || (isShort && (!rule.OnlyWithLinks || links > 0)),
            _ => leadsElsewhere,
        };
    }

    /// <summary>A nameless part of the main content's block is none of the furniture that the block's name has too.</summary>
    private static (DiscardRule Value, Likelihood Likelihood)? Read(string name)
    {
        var template = TemplateName.Read(name);
        return template.NamesBlock && MainContentHints.IsNamed(name) ? null : DiscardRules.ByName.Read(template);
    }

    private string? ByName(MarkupNode node, double share)
    {
        if (node.Name is "figure" or "figcaption" && IsToldInPictures(node))
            return null;

        foreach (var name in node.Names)
        {
            if (!found.TryGetValue(name, out var reading))
            {
                found[name] = reading = Read(name);
            }

            if (reading is not var (rule, likelihood) || (rule == DiscardRules.Sharing && measure.HoldsPost(node)))
            {
                continue;
            }

            if ((strict || rule == DiscardRules.Comments)
                && share <= rule.ShareLimit
                && IsBelieved(node, rule, likelihood)
                && !HoldsHeadline(node))
            {
                TrustedNames |= rule != DiscardRules.Comments;
                return $"{rule.Name} (\"{name}\")";
            }
        }

        return null;
    }
}

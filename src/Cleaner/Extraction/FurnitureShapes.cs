using System.Buffers;
using BriefingBus.Cleaner.Extraction.Blocks;
using BriefingBus.Cleaner.Extraction.Names;
using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction;

/// <summary>Recognises furniture without names: by the place of its links and by its neighbours.</summary>
/// <param name="root">The document.</param>
/// <param name="measure">The amounts of text.</param>
internal sealed class FurnitureShapes(MarkupNode root, TextMeasure measure)
{
    /// <summary>A group of blocks is a list of links if more than this share of its characters is in links.</summary>
    private const double LinkListShare = 0.7;

    /// <summary>The maximum share of the page's prose in a list of links or a teaser.</summary>
    private const double PartShare = 0.2;

    /// <summary>A sentence that announces a list has this many characters; a label above one has fewer.</summary>
    private const int MinAnnouncementLength = 40;

    private const int MaxTeaserLength = 400;

    private const int MinSentenceLength = 50;

    /// <summary>The maximum share of the page's prose in a box.</summary>
    private const double BoxShare = 0.25;

    private const int MaxInsertLength = 200;

    private const int MaxLabelLength = 40;

    private const int MaxInsertLinkLength = 40;

    /// <summary>The characters that may follow a link at the end of a line.</summary>
    private static readonly SearchValues<char> Closing = SearchValues.Create(" \t\r\n.!?»›>→");

    private readonly MarkupNode? headline =
        root.Subtree().Where(n => n.Name == "h1").Take(2).ToList() is [var only] ? only : null;

    /// <summary>The rule that marks an element as furniture; null if there is none.</summary>
    /// <param name="node">The element.</param>
    /// <param name="share">Its share of the page's prose.</param>
    /// <param name="inPart">Whether it is within a part of the content.</param>
    public string? Rule(MarkupNode node, double share, bool inPart) =>
        !inPart && IsLinkList(node, share) ? "mostly links"
        : IsBox(node, share) ? "box beside the text"
        : IsInsert(node) ? "insert that leads elsewhere"
        : !inPart && IsTeaser(node, share) ? "teaser with a linked heading"
        : null;

    /// <summary>True if the page's only first-level heading is in the element.</summary>
    public bool HoldsHeadline(MarkupNode node) => headline is not null && node != headline && node.Holds(headline);

    private bool IsLinkList(MarkupNode node, double share) =>
        node.Name is "div" or "section" or "ul" or "ol" or "dl" or "table" or "article"
        && measure.Links(node) > LinkListShare * measure.Text(node)
        && share < PartShare
        && !HoldsHeadline(node)
        && !measure.HoldsPost(node)
        && !IsAnnounced(node)
        && !IsLinkedSentence(node);

    /// <summary>A link on a whole sentence is the author's, not the template's.</summary>
    private bool IsLinkedSentence(MarkupNode node) =>
        measure.Text(node) is >= MinSentenceLength and <= MaxTeaserLength && node.Subtree().Count(n => n.Name == "a") == 1
            && LastText(node) is [.., '.' or '。' or '।'];

    /// <summary>A list after a sentence that ends in a colon belongs to the sentence.</summary>
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
        && IsBetweenParagraphs(node)
        && node.Names.Any(DiscardRules.IsBox)
        && (node.Subtree().Any(n => HtmlElements.Heading.Contains(n.Name)) || BeginsWithLabel(node));

    /// <summary>A short line without a stop above other text, which some templates write in place of a heading.</summary>
    private bool BeginsWithLabel(MarkupNode node) =>
        node.Subtree().FirstOrDefault(n => n.IsText && !n.Text.AsSpan().IsWhiteSpace()) is { Parent: { } line } text
        && text.Text.Trim().Length is var length and <= MaxLabelLength && length < measure.Text(node)
        && (line.IsBlock || line.Name is "strong" or "b" or "span")
        && !SentenceEnd.Is(text.Text.Trim());

    /// <summary>A line in a frame of its own between two paragraphs whose last words are a link, or that has only arrows.</summary>
    private bool IsInsert(MarkupNode node) =>
        node.Name == "div"
        && measure.Text(node) <= MaxInsertLength
        && !measure.HoldsPost(node)
        && measure.Links(node) is > 0 and < MaxInsertLinkLength
        && IsBetweenParagraphs(node)
        && node.Subtree().LastOrDefault(n => n.IsText && n.Text.AsSpan().ContainsAnyExcept(Closing)) is var last
        && (last is null || last.Parent is { Name: "a" } or { Parent.Name: "a" });

    private bool IsBetweenParagraphs(MarkupNode node) =>
        node.PreviousSibling is { Name: "p" } before && measure.Prose(before) > 0
        && node.NextSibling is { Name: "p" } after && measure.Prose(after) > 0;

    /// <summary>A short box whose heading is a link to another page.</summary>
    private bool IsTeaser(MarkupNode node, double share) =>
        node.Name is "div" or "li" or "article" or "section"
        && measure.Text(node) <= MaxTeaserLength
        && measure.Links(node) > 0
        && share < PartShare
        && !HoldsHeadline(node)
        && !measure.HoldsPost(node)
        && node.Subtree().FirstOrDefault(n => HtmlElements.Heading.Contains(n.Name)) is { } heading
        && measure.Text(heading) > 0
        && measure.Links(heading) == measure.Text(heading)
        && heading.Subtree().Prepend(heading.Parent!).FirstOrDefault(n => n.Name == "a")?.Attribute("href") is [not '#', ..];
}

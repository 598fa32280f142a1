using BriefingBus.Cleaner.Extraction.Blocks;
using BriefingBus.Cleaner.Extraction.Names;
using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction;

/// <summary>The area around the headline, where pages show their date and authors. A date at the top of a page is today's; one far after
/// the headline is another article's.</summary>
/// <param name="Begin">The first place in the document, or <see cref="int.MaxValue"/> if the page has no headline.</param>
/// <param name="Place">The headline's place.</param>
/// <param name="End">The place after the last one.</param>
internal sealed record HeadlineArea(int Begin, int Place, int End)
{
    /// <summary>Runs of text above the headline: a kicker, a date, the name of the section.</summary>
    private const int Before = 4;

    /// <summary>Runs of text below it: a dek, a byline in parts, buttons to share.</summary>
    private const int After = 14;

    /// <summary>Runs of text below it if the text begins at once.</summary>
    private const int MinRuns = 5;

    /// <summary>The maximum length of a headline, in characters without white space.</summary>
    private const int MaxLength = 300;

    private static readonly HeadlineArea None = new(int.MaxValue, int.MaxValue, int.MaxValue);

    /// <summary>Finds the area.</summary>
    /// <param name="root">The document.</param>
    /// <param name="measure">The amounts of text.</param>
    /// <param name="title">The page's title, or null.</param>
    /// <param name="text">The first and the last place of the text.</param>
    public static HeadlineArea Of(MarkupNode root, TextMeasure measure, string? title, (int Begin, int End) text)
    {
        if (Find(root, measure, Headline.Letters(title ?? ""), text.Begin) is not { } headline)
            return None;
        var begin = Run(root, headline.Index, -1, Before, 0);
        var toText = headline.End <= text.Begin ? Math.Min(text.Begin, root.DocumentCount) : headline.End;
        var end = Math.Max(Run(root, headline.End, 1, After, toText), Run(root, headline.End, 1, MinRuns, root.DocumentCount));
        return new HeadlineArea(begin, headline.Index, Math.Max(end, headline.End));
    }

    /// <summary>True for an element that begins in the area.</summary>
    public bool Holds(MarkupNode node) => node.Index >= Begin && node.Index < End;

    /// <summary>True for an element that is about other pages: comments, teasers, side columns, menus.</summary>
    /// <param name="node">The element.</param>
    /// <param name="rule">The rule that drops it, or null.</param>
    public bool IsAboutOthers(MarkupNode node, string? rule) =>
        node.Name is "nav" or "aside"
        || (Holds(node) ? DiscardRules.IsOfOtherPagesNearHeadline(rule) : DiscardRules.IsOfOtherPages(rule));

    /// <summary>The last first-level heading above the text that the title contains, or else the last one above it.</summary>
    private static MarkupNode? Find(MarkupNode root, TextMeasure measure, string title, int text)
    {
        MarkupNode? last = null, titled = null, below = null;
        foreach (var heading in root.Subtree().Where(n => n.Name is "h1" or "h2" or "h3"))
        {
            if (measure.Text(heading) is 0 or > MaxLength)
                continue;
            var letters = Headline.Letters(string.Concat(heading.ShownTexts()));
            var isTitle = title.Length > 0
                && (letters.Contains(title, StringComparison.Ordinal)
                    || (title.Contains(letters, StringComparison.Ordinal) && letters.Length * 3 >= title.Length));
            if (heading.Index >= text)
                below ??= isTitle ? heading : null;
            else if (isTitle)
                titled = heading;
            else if (heading.Name == "h1")
                last = heading;
        }
        return titled ?? below ?? last;
    }

    /// <summary>The place after that many runs of text, or the limit.</summary>
    private static int Run(MarkupNode root, int from, int step, int runs, int limit)
    {
        var place = from;
        for (var i = step < 0 ? from - 1 : from; runs > 0 && (step < 0 ? i >= limit : i < limit); i += step)
        {
            var node = root.At(i);
            var isRun = node.IsText && !node.Text.AsSpan().IsWhiteSpace() && !HtmlElements.NeverText.Contains(node.Parent?.Name ?? "");
            runs -= isRun ? 1 : 0;
            place = i;
        }
        return place;
    }
}

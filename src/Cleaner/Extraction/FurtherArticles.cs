using BriefingBus.Cleaner.Extraction.Blocks;
using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction;

/// <summary>Drops the articles after the first on pages that show several: <c>article</c> elements that each have a headline without a
/// link (HTML §4.3.2: an article is complete in itself). The first with prose counts.</summary>
internal static class FurtherArticles
{
    /// <summary>The minimum prose of an article, in characters without white space; less is a teaser.</summary>
    private const int MinProse = 200;

    /// <summary>The articles after the first.</summary>
    public static HashSet<MarkupNode> Of(MarkupNode root, TextMeasure measure)
    {
        var further = new HashSet<MarkupNode>();
        MarkupNode? first = null;
        foreach (var heading in root.Subtree().Where(n => n.Name == "h1" && measure.Text(n) > 0 && measure.Links(n) == 0))
        {
            if (Article(heading) is not { } article || measure.Prose(article) < MinProse || first?.Holds(article) == true)
                continue;
            if (first is null)
                first = article;
            else if (!article.Holds(first))
                further.Add(article);
        }
        return further;
    }

    private static MarkupNode? Article(MarkupNode node)
    {
        var step = node.Parent;
        while (step is not null && step.Name != "article")
            step = step.Parent;
        return step;
    }
}

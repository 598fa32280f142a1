using BriefingBus.Cleaner.Boilerplate;
using BriefingBus.Cleaner.Extraction;
using BriefingBus.Cleaner.Html;
using BriefingBus.Cleaner.Languages;
using BriefingBus.Cleaner.Summaries;

namespace BriefingBus.Cleaner.Cleaning;

/// <summary>Cleans a web page as the Cleaner cleans an entry's: main content, boilerplate, language, summary.</summary>
public static class PageCleaner
{
    /// <summary>Cleans a page, however broken; never throws.</summary>
    /// <param name="html">The page, decoded.</param>
    /// <param name="url">The address it came from, or null.</param>
    /// <param name="options">How long the summary may be.</param>
    /// <param name="explain">True to fill <see cref="CleanedPage.Decisions"/>.</param>
    public static PageReport Clean(string html, Uri? url, SummaryOptions options, bool explain = false)
    {
        var page = PageReader.Read(html, url, explain);
        var blocks = new List<TextBlock>();
        var stripped = new Dictionary<TextBlock, string>(ReferenceEqualityComparer.Instance);
        foreach (var block in page.Blocks)
        {
            string? rule = null;
            var text = block.Kind is TextBlockKind.Code or TextBlockKind.Table ? block.Text : BoilerplateRules.Strip(block.Text, out rule);
            if (text.Length > 0)
            {
                blocks.Add(block with { Text = text });
            }
            else
            {
                stripped[block] = $"boilerplate ({rule})";
            }
        }

        var quotable = EntryCleaner.Quotable(blocks);
        var language = LanguageDetector.Detect(quotable) ?? page.Language;
        return new PageReport
        {
            Page = page with
            {
                Blocks = blocks,
                Language = language,
                Decisions = [.. page.Decisions.Select(d => stripped.TryGetValue(d.Block, out var rule) ? d with { Kept = false, Rule = rule } : d)],
            },
            Summary = Summary.Explain(page.Title ?? "", quotable, description: null, language, options),
        };
    }
}

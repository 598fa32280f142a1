using BriefingBus.Cleaner.Boilerplate;
using BriefingBus.Cleaner.Extraction;
using BriefingBus.Cleaner.Extraction.Blocks;
using BriefingBus.Cleaner.Html;
using BriefingBus.Cleaner.Languages;
using BriefingBus.Cleaner.Summaries;
using BriefingBus.Cleaner.Summaries.Refusals;

namespace BriefingBus.Cleaner.Cleaning;

/// <summary>Cleans a web page as Cleaner cleans the page of an entry: main content, boilerplate, language, summary.</summary>
public static class PageCleaner
{
    /// <summary>Cleans a page, however broken; never throws.</summary>
    /// <param name="html">The page, decoded.</param>
    /// <param name="url">The page's address, or null.</param>
    /// <param name="options">How long the summary may be.</param>
    /// <param name="explain">True to fill <see cref="CleanedPage.Decisions"/>.</param>
    public static PageReport Clean(string html, Uri? url, SummaryOptions options, bool explain = false)
    {
        var page = PageReader.Read(html, url, explain);
        var stripped = StrippedBlock.All(page.Blocks);
        IReadOnlyList<TextBlock> blocks = [.. stripped.Select(block => block.Left).OfType<TextBlock>()];
        var language = LanguageDetector.Detect(EntryCleaner.Quotable(blocks), page.Language) ?? page.Language;
        return new PageReport
        {
            Page = page with
            {
                Blocks = blocks,
                Language = language,
                Decisions = explain ? Decide(page.Decisions, stripped) : [],
            },
            Summary = Summary.Choose(page.Title ?? "", blocks, description: null, language, options, RepeatedText.None),
        };
    }

    private static IReadOnlyList<BlockDecision> Decide(IReadOnlyList<BlockDecision> decisions, List<StrippedBlock> stripped)
    {
        var changed = stripped
            .Where(block => block.Rule is not null)
            .ToDictionary(block => (object)block.Block, ReferenceEqualityComparer.Instance);
        return [.. decisions.Select(d => changed.TryGetValue(d.Block, out var block) && block is { Rule: { } rule }
            ? d with { Kept = block.Left is not null, Rule = rule, Block = block.Left ?? d.Block }
            : d)];
    }
}

using BriefingBus.Cleaner.Extraction;
using BriefingBus.Cleaner.Html;
using BriefingBus.Cleaner.Summaries;

namespace BriefingBus.Cleaner.Cleaning;

/// <summary>A cleaned and summarised web page.</summary>
public sealed record PageReport
{
    /// <summary>The page without its boilerplate; its language is detected if the text is long enough.</summary>
    public required CleanedPage Page { get; init; }

    /// <summary>The summary and its explanation.</summary>
    public required SummaryChoice Summary { get; init; }

    /// <summary>The text, a blank line between paragraphs.</summary>
    public string Text => HtmlText.Join(Page.Blocks);
}

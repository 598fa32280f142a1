using BriefingBus.Cleaner.Extraction;
using BriefingBus.Cleaner.Html;
using BriefingBus.Cleaner.Summaries;

namespace BriefingBus.Cleaner.Cleaning;

/// <summary>A web page, cleaned and summed up.</summary>
public sealed record PageReport
{
    /// <summary>The page with its boilerplate stripped; its language is that of the text where it is long enough to tell.</summary>
    public required CleanedPage Page { get; init; }

    /// <summary>The summary and how it came about.</summary>
    public required SummaryChoice Summary { get; init; }

    /// <summary>The text, a blank line between paragraphs.</summary>
    public string Text => HtmlText.Join(Page.Blocks);
}

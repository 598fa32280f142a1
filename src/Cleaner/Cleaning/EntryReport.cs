using BriefingBus.Cleaner.Extraction.Blocks;
using BriefingBus.Cleaner.Summaries;
using BriefingBus.Contracts;

namespace BriefingBus.Cleaner.Cleaning;

/// <summary>An item and its explanation.</summary>
public sealed record EntryReport
{
    /// <summary>The item.</summary>
    public required ItemCleaned Item { get; init; }

    /// <summary>The summary and its candidates.</summary>
    public required SummaryChoice Summary { get; init; }

    /// <summary>Each block of the entry's text and of its short form, kept or dropped, with the rule. <see cref="BlockDecision.Path"/>
    /// names the form of the text: <c>content</c>, <c>summary</c> or <c>page</c>.</summary>
    public required IReadOnlyList<BlockDecision> Decisions { get; init; }
}

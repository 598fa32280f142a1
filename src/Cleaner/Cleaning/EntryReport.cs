using BriefingBus.Cleaner.Extraction;
using BriefingBus.Cleaner.Summaries;
using BriefingBus.Contracts;

namespace BriefingBus.Cleaner.Cleaning;

/// <summary>An item and how it came about.</summary>
public sealed record EntryReport
{
    /// <summary>The item.</summary>
    public required ItemCleaned Item { get; init; }

    /// <summary>The summary and what was weighed for it.</summary>
    public required SummaryChoice Summary { get; init; }

    /// <summary>
    /// Each block of the entry's text and of its short form, kept or dropped, with the rule. <see cref="BlockDecision.Path"/> names the
    /// form that it is in: <c>content</c>, <c>summary</c> or <c>page</c>.
    /// </summary>
    public required IReadOnlyList<BlockDecision> Decisions { get; init; }
}

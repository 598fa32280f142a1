using BriefingBus.Cleaner.Summaries.Sentences;

namespace BriefingBus.Cleaner.Summaries;

/// <summary>A summary and how it came about.</summary>
public sealed record SummaryChoice
{
    /// <summary>The sentences to show.</summary>
    public required IReadOnlyList<string> Sentences { get; init; }

    /// <summary>Where they come from, or why there are none, in plain words.</summary>
    public required string From { get; init; }

    /// <summary>Every sentence that was weighed, in the source's order.</summary>
    public IReadOnlyList<SummaryCandidate> Candidates { get; init; } = [];
}

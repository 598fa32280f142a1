namespace BriefingBus.Cleaner.Summaries.Sentences;

/// <summary>A sentence that was weighed for a summary.</summary>
public sealed record SummaryCandidate
{
    /// <summary>The sentence without its dateline.</summary>
    public required string Sentence { get; init; }

    /// <summary>Why it can't be quoted, in plain words; null if it can.</summary>
    public string? RefusedBecause { get; init; }

    /// <summary>Whether it is quoted only together with the sentence before it.</summary>
    public bool NeedsPrevious { get; init; }

    /// <summary>Whether it is quoted only together with the sentence after it, which denies it.</summary>
    public bool NeedsNext { get; init; }

    /// <summary>Its own worth; comparable only within one text.</summary>
    public double Score { get; init; }

    /// <summary>Whether it is in the summary.</summary>
    public bool Chosen { get; init; }

    /// <summary>Whether it may be quoted alone but is better understood after the one before it.</summary>
    public bool GoesOn { get; init; }

    /// <summary>The index of the sentence that names what this one treats as known; null if it is understood without.</summary>
    public int? TakesUp { get; init; }

    /// <summary>The indices of the sentences that introduced the things and short forms that this one treats as known.</summary>
    public IReadOnlyList<int> IntroducedIn { get; init; } = [];

    /// <summary>Whether it is quoted after another only if nothing is left out between them.</summary>
    public bool FollowsClosely { get; init; }
}

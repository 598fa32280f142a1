using BriefingBus.FeedHealth;

namespace BriefingBus.Composer.Storage;

/// <summary>The input of a briefing except items and earlier briefings. It is stored with the briefing because it changes with every
/// poll.</summary>
public sealed record CompositionContext
{
    /// <summary>True if the briefing was composed after its hour.</summary>
    public bool Late { get; init; }

    /// <summary>The known gaps, as sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The number of items that were still being cleaned.</summary>
    public int ItemsAwaited { get; init; }

    /// <summary>The status of the edition's feeds.</summary>
    public required IReadOnlyList<FeedStatus> Feeds { get; init; }
}

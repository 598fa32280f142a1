using BriefingBus.FeedHealth;

namespace BriefingBus.Composer.Storage;

/// <summary>The input of a briefing besides items and earlier briefings, stored with it because it changes with every poll.</summary>
public sealed record CompositionContext
{
    /// <summary>True if it was composed after its hour.</summary>
    public bool Late { get; init; }

    /// <summary>The known gaps, in plain words.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The number of items that were still being cleaned.</summary>
    public int ItemsAwaited { get; init; }

    /// <summary>The status of the edition's feeds.</summary>
    public required IReadOnlyList<FeedStatus> Feeds { get; init; }
}

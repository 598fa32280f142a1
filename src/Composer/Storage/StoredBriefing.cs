using BriefingBus.Contracts;

namespace BriefingBus.Composer.Storage;

/// <summary>A briefing as it was composed, with what it takes to compose the same again.</summary>
public sealed class StoredBriefing
{
    /// <summary>The order in which briefings were stored.</summary>
    public long Number { get; init; }

    /// <summary>The briefing's identity, a unique key: of several replicas that compose one edition's instant, one wins.</summary>
    public required Guid BriefingId { get; init; }

    /// <summary>The edition's name.</summary>
    public required string Edition { get; init; }

    /// <summary>The instant that it is for.</summary>
    public required DateTimeOffset ScheduledAt { get; init; }

    /// <summary>When it was composed.</summary>
    public required DateTimeOffset ComposedAt { get; init; }

    /// <summary>When it had been published; null between storing and publishing, so that a crash in between can be made good.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>The highest <see cref="ItemRevision.Number"/> that was known; the edition's next briefing begins after it.</summary>
    public required long ItemsKnown { get; init; }

    /// <summary>The highest <see cref="Number"/> that was known: what earlier briefings told is looked up among these.</summary>
    public required long BriefingsKnown { get; init; }

    /// <summary>What else it was composed from.</summary>
    public required CompositionContext CompositionContext { get; init; }

    /// <summary>The briefing.</summary>
    public required BriefingComposed Composed { get; init; }

    /// <summary>The items that it told.</summary>
    public List<IncludedItem> Included { get; init; } = [];
}

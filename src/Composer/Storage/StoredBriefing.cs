using BriefingBus.Contracts;

namespace BriefingBus.Composer.Storage;

/// <summary>A composed briefing, with the data for composing it again.</summary>
public sealed class StoredBriefing
{
    /// <summary>The order in which briefings were stored.</summary>
    public long Number { get; init; }

    /// <summary>The briefing's identity, a unique key: if several replicas compose one edition's instant, one wins.</summary>
    public required Guid BriefingId { get; init; }

    /// <summary>The edition's name.</summary>
    public required string Edition { get; init; }

    /// <summary>The instant that it is for.</summary>
    public required DateTimeOffset ScheduledAt { get; init; }

    /// <summary>When it was composed.</summary>
    public required DateTimeOffset ComposedAt { get; init; }

    /// <summary>When it was published; null between storing and publishing, so that a crash in between can be repaired.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>The highest <see cref="ItemRevision.Number"/> that was known; the edition's next briefing begins after it.</summary>
    public required long ItemsKnown { get; init; }

    /// <summary>The highest <see cref="Number"/> that was known; earlier briefings are those up to it.</summary>
    public required long BriefingsKnown { get; init; }

    /// <summary>The rest of its input.</summary>
    public required CompositionContext CompositionContext { get; init; }

    /// <summary>The briefing.</summary>
    public required BriefingComposed Composed { get; init; }

    /// <summary>Its items.</summary>
    public List<IncludedItem> Included { get; init; } = [];
}

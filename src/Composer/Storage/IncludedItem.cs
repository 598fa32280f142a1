namespace BriefingBus.Composer.Storage;

/// <summary>An item of a briefing, shown itself or as a further source of a story.</summary>
public sealed class IncludedItem
{
    /// <summary>The briefing's <see cref="StoredBriefing.Number"/>.</summary>
    public long BriefingNumber { get; init; }

    /// <summary>The item's identity.</summary>
    public required Guid ItemId { get; init; }

    /// <summary>The <see cref="ItemRevision.Number"/> of the item in the briefing.</summary>
    public required long RevisionNumber { get; init; }

    /// <summary>Its story.</summary>
    public required Guid StoryId { get; init; }

    /// <summary>The thread that the story belonged to, or null if the story began it.</summary>
    public Guid? ThreadId { get; init; }

    /// <summary>The instant of the briefing that began the thread, or null for this briefing.</summary>
    public DateTimeOffset? ThreadSince { get; init; }
}

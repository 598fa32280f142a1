namespace BriefingBus.Contracts;

/// <summary>The report of a story in an earlier briefing.</summary>
public sealed record ThreadEntry
{
    /// <summary>The briefing.</summary>
    public required Guid BriefingId { get; init; }

    /// <summary>The briefing's instant.</summary>
    public required DateTimeOffset ScheduledAt { get; init; }

    /// <summary>The story in it.</summary>
    public required Guid StoryId { get; init; }

    /// <summary>Its headline.</summary>
    public required string Title { get; init; }

    /// <summary>How many feeds reported it.</summary>
    public required int Sources { get; init; }
}

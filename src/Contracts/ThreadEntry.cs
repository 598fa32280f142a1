namespace BriefingBus.Contracts;

/// <summary>What an earlier briefing told of a story that goes on.</summary>
public sealed record ThreadEntry
{
    /// <summary>The briefing.</summary>
    public required Guid BriefingId { get; init; }

    /// <summary>The instant that it was for.</summary>
    public required DateTimeOffset ScheduledAt { get; init; }

    /// <summary>The story in it.</summary>
    public required Guid StoryId { get; init; }

    /// <summary>Its headline.</summary>
    public required string Title { get; init; }

    /// <summary>How many feeds told it.</summary>
    public required int Sources { get; init; }
}

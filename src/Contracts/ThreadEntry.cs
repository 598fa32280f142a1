namespace BriefingBus.Contracts;

/// <summary>The report of a story in an earlier briefing.</summary>
public sealed record ThreadEntry
{
    /// <summary>The briefing.</summary>
    public required Guid BriefingId { get; init; }

    /// <summary>The instant that the briefing is for.</summary>
    public required DateTimeOffset ScheduledAt { get; init; }

    /// <summary>The story in that briefing.</summary>
    public required Guid StoryId { get; init; }

    /// <summary>Its headline.</summary>
    public required string Title { get; init; }

    /// <summary>The number of feeds that reported it.</summary>
    public required int Sources { get; init; }
}

namespace BriefingBus.Contracts;

/// <summary>A story that continues over several briefings: its reports in earlier briefings of the edition.</summary>
public sealed record StoryThread
{
    /// <summary>The thread's identity: that of its first story. It never changes.</summary>
    public required Guid ThreadId { get; init; }

    /// <summary>The instant of the first briefing that had it.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The day of the story, in the edition's time zone: 2 on the day after the first briefing.</summary>
    public required int Day { get; init; }

    /// <summary>Its reports in the briefings of the last days, the newest first.</summary>
    public IReadOnlyList<ThreadEntry> Earlier { get; init; } = [];
}

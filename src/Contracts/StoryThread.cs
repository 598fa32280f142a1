namespace BriefingBus.Contracts;

/// <summary>A story that goes on from briefing to briefing: its reports in earlier briefings of the edition.</summary>
public sealed record StoryThread
{
    /// <summary>The thread's identity: that of its first story. It stays the same as long as the story goes on.</summary>
    public required Guid ThreadId { get; init; }

    /// <summary>The instant of the first briefing that had it.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Which day of the story this is, in the edition's time zone: 2 on the day after the first briefing.</summary>
    public required int Day { get; init; }

    /// <summary>Its reports in the briefings of the last days, the newest first.</summary>
    public IReadOnlyList<ThreadEntry> Earlier { get; init; } = [];
}

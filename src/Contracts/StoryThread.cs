namespace BriefingBus.Contracts;

/// <summary>A story that goes on: what earlier briefings of the edition told of it.</summary>
public sealed record StoryThread
{
    /// <summary>The thread's identity: that of the first story told in it. It stays the same as long as the story goes on.</summary>
    public required Guid ThreadId { get; init; }

    /// <summary>The instant of the briefing that told it first.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Which day of the story this is, in the edition's time zone: 2 on the day after the first briefing.</summary>
    public required int Day { get; init; }

    /// <summary>What briefings of the last days told of it, the newest first.</summary>
    public IReadOnlyList<ThreadEntry> Earlier { get; init; } = [];
}

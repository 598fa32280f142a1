namespace BriefingBus.Contracts;

/// <summary>Requests a poll of one feed now, whether it is due or not.</summary>
public sealed record FetchFeed
{
    /// <summary>The feed's address as configured.</summary>
    public required string FeedUrl { get; init; }

    /// <summary>When the poll was requested.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>True to ignore earlier polls: the request is unconditional, and every entry counts as new.</summary>
    public bool Unconditional { get; init; }
}

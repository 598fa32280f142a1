namespace BriefingBus.FeedHealth;

/// <summary>What the polls of a feed have told so far.</summary>
public sealed record FeedStatus
{
    /// <summary>The feed's address as configured.</summary>
    public required string FeedUrl { get; init; }

    /// <summary>The name to show for the feed.</summary>
    public required string FeedName { get; init; }

    /// <summary>When a poll last ended, well or badly.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>When the next poll is due, as the last one announced; null where none will follow or it is not known.</summary>
    public DateTimeOffset? NextFetch { get; init; }

    /// <summary>When a poll last succeeded, or null where none ever did.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>Since when every poll has failed; null while the last one succeeded.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>How many polls in a row have failed; 0 while the last one succeeded.</summary>
    public int Failures { get; init; }

    /// <summary>The kind of the last failure, from <see cref="Contracts.FeedFetchFailed.Kind"/>; null while the last poll
    /// succeeded.</summary>
    public string? FailureKind { get; init; }

    /// <summary>The reason of the last failure in plain words; null while the last poll succeeded.</summary>
    public string? FailureReason { get; init; }

    /// <summary>When the newest entry was published, or null where the feed never had one.</summary>
    public DateTimeOffset? NewestEntry { get; init; }

    /// <summary>The usual time between two new entries, or null where too few are known to say.</summary>
    public TimeSpan? UsualInterval { get; init; }

    /// <summary>Titles (or links) of the items within the window that could not be cleaned.</summary>
    public IReadOnlyList<string> FailedItems { get; init; } = [];

    /// <summary>What was wrong with the feed although it could be read.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Those of the problems that may have cost content, from <see cref="Contracts.FeedFetched.Losses"/>.</summary>
    public IReadOnlyList<string> Losses { get; init; } = [];

    /// <summary>Since when every document that was read may have lost content; null while they are whole.</summary>
    public DateTimeOffset? LossesSince { get; init; }
}

using BriefingBus.Contracts;

namespace BriefingBus.FeedHealth;

/// <summary>The status of a feed after its polls so far. Composer and Web both store it, and derive it here from each poll.</summary>
public sealed record FeedStatus
{
    /// <summary>The tolerated difference between the clocks of two services.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <summary>The feed's address as configured.</summary>
    public required string FeedUrl { get; init; }

    /// <summary>The name to show for the feed.</summary>
    public required string FeedName { get; init; }

    /// <summary>When the last poll ended, successful or not.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>When the next poll is due, as the last one announced; null if none will follow or it is unknown.</summary>
    public DateTimeOffset? NextFetch { get; init; }

    /// <summary>When a poll last succeeded, or null if none has.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>The time since which every poll has failed; null while the last one succeeded.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>The number of polls that failed in a row; 0 while the last one succeeded.</summary>
    public int Failures { get; init; }

    /// <summary>The kind of the last failure, from <see cref="FeedFetchFailed.Kind"/>; null while the last poll
    /// succeeded.</summary>
    public string? FailureKind { get; init; }

    /// <summary>The reason of the last failure, as a sentence; null while the last poll succeeded.</summary>
    public string? FailureReason { get; init; }

    /// <summary>When the newest entry was published, or null if the feed never had one.</summary>
    public DateTimeOffset? NewestEntry { get; init; }

    /// <summary>The usual time between two new entries, or null if too few are known.</summary>
    public TimeSpan? UsualInterval { get; init; }

    /// <summary>The titles (or links) of the items within the window that could not be cleaned.</summary>
    public IReadOnlyList<string> FailedItems { get; init; } = [];

    /// <summary>The number of fetched entries that have not arrived as items.</summary>
    public int ItemsAwaited { get; init; }

    /// <summary>The problems of the feed, although it could be read.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>The problems that may have lost content, from <see cref="FeedFetched.Losses"/>.</summary>
    public IReadOnlyList<string> Losses { get; init; } = [];

    /// <summary>The time since which every document may have lost content; null while documents are complete.</summary>
    public DateTimeOffset? LossesSince { get; init; }

    /// <summary>Whether a poll that ended at an instant is newer than this status. A status further in the future than the tolerance came
    /// from a wrong clock, so any poll replaces it.</summary>
    /// <param name="endedAt">When the poll ended.</param>
    /// <param name="now">The current time.</param>
    public bool IsSupersededBy(DateTimeOffset endedAt, DateTimeOffset now) => endedAt > CheckedAt || CheckedAt > now + ClockTolerance;

    /// <summary>The status after a poll that succeeded.</summary>
    /// <param name="before">The status before it; null for a feed that is not known yet.</param>
    /// <param name="poll">The poll.</param>
    public static FeedStatus Apply(FeedStatus? before, FeedFetched poll)
    {
        var status = Checked(before, poll.FeedUrl, poll.FeedName, poll.FetchedAt, poll.NextFetch) with
        {
            ReadAt = poll.FetchedAt,
            FailingSince = null,
            Failures = 0,
            FailureKind = null,
            FailureReason = null,
            NewestEntry = poll.NewestEntry ?? before?.NewestEntry,
        };
        return poll.NotModified ? status : status with
        {
            Problems = poll.Problems,
            Losses = poll.Losses,
            LossesSince = poll.Losses.Count == 0 ? null : before?.LossesSince ?? poll.FetchedAt,
        };
    }

    /// <summary>The status after a poll that failed.</summary>
    /// <param name="before">The status before it; null for a feed that is not known yet.</param>
    /// <param name="poll">The poll.</param>
    public static FeedStatus Apply(FeedStatus? before, FeedFetchFailed poll)
    {
        return Checked(before, poll.FeedUrl, poll.FeedName, poll.FailedAt, poll.NextFetch) with
        {
            FailingSince = poll.FailingSince,
            Failures = poll.Failures,
            FailureKind = poll.Kind,
            FailureReason = poll.Reason,
        };
    }

    private static FeedStatus Checked(FeedStatus? before, string url, string name, DateTimeOffset endedAt, DateTimeOffset? next) =>
        (before ?? new() { FeedUrl = url, FeedName = name, CheckedAt = endedAt }) with
        {
            FeedName = name,
            CheckedAt = endedAt,
            NextFetch = next,
        };
}

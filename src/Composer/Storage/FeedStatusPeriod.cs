using BriefingBus.FeedHealth;

namespace BriefingBus.Composer.Storage;

/// <summary>A run of polls of a feed with the same outcome: all successful, or all with the same kind of failure. A healthy feed has one
/// row however often it is polled.</summary>
public sealed class FeedStatusPeriod
{
    /// <summary>The feed's address as configured.</summary>
    public required string FeedUrl { get; init; }

    /// <summary>When the first poll of the period ended.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The kind of failure, from <see cref="Contracts.FeedFetchFailed.Kind"/>; empty while polls succeed.</summary>
    public required string FailureKind { get; init; }

    /// <summary>When the last poll of the period ended.</summary>
    public required DateTimeOffset CheckedAt { get; set; }

    /// <summary>The name to show for the feed.</summary>
    public required string FeedName { get; set; }

    /// <summary>When a poll last succeeded, in this period or before it; null if none has.</summary>
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>The time since which every poll has failed, with any kind of failure; null while polls succeed.</summary>
    public DateTimeOffset? FailingSince { get; set; }

    /// <summary>The number of failures in a row, of any kind.</summary>
    public int Failures { get; set; }

    /// <summary>The reason of the last failure, as a sentence; null while polls succeed.</summary>
    public string? FailureReason { get; set; }

    /// <summary>When the feed's newest entry was published, if known; null if it never had one.</summary>
    public DateTimeOffset? NewestEntry { get; set; }

    /// <summary>The problems of the last document, from the last poll that was not a 304.</summary>
    public List<string> Problems { get; set; } = [];

    /// <summary>The problems that may have lost content.</summary>
    public List<string> Losses { get; set; } = [];

    /// <summary>The time since which every document may have lost content; null while documents are complete.</summary>
    public DateTimeOffset? LossesSince { get; set; }

    /// <summary>When the next poll is due, as the last one announced; null if none will follow or it is unknown.</summary>
    public DateTimeOffset? NextFetch { get; set; }

    /// <summary>The status after the period's last poll.</summary>
    public FeedStatus ToStatus() => new()
    {
        FeedUrl = FeedUrl,
        FeedName = FeedName,
        CheckedAt = CheckedAt,
        NextFetch = NextFetch,
        ReadAt = ReadAt,
        FailingSince = FailingSince,
        Failures = Failures,
        FailureKind = FailureKind.Length > 0 ? FailureKind : null,
        FailureReason = FailureReason,
        NewestEntry = NewestEntry,
        Problems = Problems,
        Losses = Losses,
        LossesSince = LossesSince,
    };

    /// <summary>Stores the status after a poll of the period.</summary>
    public void Record(FeedStatus status)
    {
        FeedName = StoredText.Of(status.FeedName);
        (CheckedAt, NextFetch, ReadAt, NewestEntry) = (status.CheckedAt, status.NextFetch, status.ReadAt, status.NewestEntry);
        (FailingSince, Failures) = (status.FailingSince, status.Failures);
        FailureReason = status.FailureReason is { } reason ? StoredText.Of(reason) : null;
        Problems = [.. status.Problems.Select(StoredText.Of)];
        Losses = [.. status.Losses.Select(StoredText.Of)];
        LossesSince = status.LossesSince;
    }
}

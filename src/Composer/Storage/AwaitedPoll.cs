namespace BriefingBus.Composer.Storage;

/// <summary>A part of a poll, with entries that have not all arrived as items.</summary>
public sealed class AwaitedPoll
{
    /// <summary>The poll.</summary>
    public required Guid FetchId { get; init; }

    /// <summary>The part's number, from 1.</summary>
    public required int Part { get; init; }

    /// <summary>The feed's address as configured.</summary>
    public required string FeedUrl { get; init; }

    /// <summary>When the poll received its response.</summary>
    public required DateTimeOffset FetchedAt { get; init; }

    /// <summary>When Composer received the poll, or last requested its feed again.</summary>
    public required DateTimeOffset Since { get; set; }

    /// <summary>How many times Composer requested the feed again.</summary>
    public int Requests { get; set; }

    /// <summary>True if the missing entries will not arrive: requests did not help, or their process lost them.</summary>
    public bool IsGivenUp { get; set; }

    /// <summary>The entries.</summary>
    public required IReadOnlyList<AwaitedEntry> Entries { get; init; }
}

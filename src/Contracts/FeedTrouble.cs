namespace BriefingBus.Contracts;

/// <summary>A feed issue: a feed that fails, is stale or has recovered. It distinguishes "no news" from "it broke".</summary>
public sealed record FeedTrouble
{
    /// <summary>The feed's address as configured.</summary>
    public required string FeedUrl { get; init; }

    /// <summary>The name to show for the feed.</summary>
    public required string FeedName { get; init; }

    /// <summary>Its kind: <c>failed</c>, <c>partly failed</c>, <c>silent</c>, <c>not fetched</c> or <c>back</c> (recovered since the last
    /// briefing).</summary>
    public required string Kind { get; init; }

    /// <summary>The reason, as a clause.</summary>
    public required string Reason { get; init; }

    /// <summary>The beginning of the issue, or null if unknown.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The number of failures in a row, or 0 if that does not apply.</summary>
    public int Times { get; init; }

    /// <summary>True if an earlier briefing reported the issue in full, so that one line is sufficient.</summary>
    public bool ToldBefore { get; init; }
}

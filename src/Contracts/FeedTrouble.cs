namespace BriefingBus.Contracts;

/// <summary>A feed issue: a feed that fails, is stale or has recovered. It keeps "no news" apart from "it broke".</summary>
public sealed record FeedTrouble
{
    /// <summary>The feed's address as configured.</summary>
    public required string FeedUrl { get; init; }

    /// <summary>The name to show for the feed.</summary>
    public required string FeedName { get; init; }

    /// <summary>What kind: <c>failed</c>, <c>partly failed</c>, <c>silent</c>, <c>not fetched</c> or <c>back</c> (recovered since the last
    /// briefing).</summary>
    public required string Kind { get; init; }

    /// <summary>The reason in plain words.</summary>
    public required string Reason { get; init; }

    /// <summary>Since when, or null if it is not known.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>How many times in a row, or 0 if that does not apply.</summary>
    public int Times { get; init; }

    /// <summary>True if an earlier briefing had the issue in full, so that one line is enough.</summary>
    public bool ToldBefore { get; init; }
}

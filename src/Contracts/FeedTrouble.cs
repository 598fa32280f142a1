namespace BriefingBus.Contracts;

/// <summary>A feed that does not do what it should, told so that "no news" is never taken for "all is well".</summary>
public sealed record FeedTrouble
{
    /// <summary>The feed's address as configured.</summary>
    public required string FeedUrl { get; init; }

    /// <summary>The name to show for the feed.</summary>
    public required string FeedName { get; init; }

    /// <summary>What kind: <c>failed</c>, <c>partly failed</c>, <c>silent</c>, <c>not fetched</c> or <c>back</c> (healed since the last
    /// briefing).</summary>
    public required string Kind { get; init; }

    /// <summary>The reason in plain words.</summary>
    public required string Reason { get; init; }

    /// <summary>Since when, or null where it is not known.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>How many times in a row, or 0 where that has no meaning.</summary>
    public int Times { get; init; }

    /// <summary>True where the last briefings told this trouble in full already, so that one line is enough.</summary>
    public bool ToldBefore { get; init; }
}

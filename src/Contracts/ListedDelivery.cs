namespace BriefingBus.Contracts;

/// <summary>An entry of Delivery's ledger: one part of one briefing for one outlet.</summary>
public sealed record ListedDelivery
{
    /// <summary>Its number in the ledger.</summary>
    public required long Number { get; init; }

    /// <summary>The outlet, such as <c>slack/newsroom</c>.</summary>
    public required string Outlet { get; init; }

    /// <summary>The briefing.</summary>
    public required Guid BriefingId { get; init; }

    /// <summary>The part: a message of a Slack thread, a recipient's address, a file.</summary>
    public required string Part { get; init; }

    /// <summary>The briefing's edition; <c>notices</c> for a notice to the operator.</summary>
    public required string Edition { get; init; }

    /// <summary>The instant that the briefing is for.</summary>
    public required DateTimeOffset ScheduledAt { get; init; }

    /// <summary><c>started</c>, <c>delivered</c>, <c>waiting</c> (it is retried), <c>refused</c> (it is among the dead letters) or
    /// <c>uncertain</c> (it may have arrived, and a person decides).</summary>
    public required string State { get; init; }

    /// <summary>The number of attempts.</summary>
    public required int Attempts { get; init; }

    /// <summary>When the last attempt began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the state was last certain or decided by a person; null while it is <c>started</c>.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>Why it waits, was refused or is uncertain, or what a person decided; null otherwise.</summary>
    public string? Reason { get; init; }
}

namespace BriefingBus.Delivery.Ledger;

/// <summary>The state of a part of a delivery.</summary>
public enum DeliveryState
{
    /// <summary>The call began; its end is not recorded.</summary>
    Started,

    /// <summary>It arrived, according to the outlet.</summary>
    Delivered,

    /// <summary>It did not arrive because of a transient fault: the next attempt sends it.</summary>
    Waiting,

    /// <summary>It did not arrive because of a permanent fault: the message is dead-lettered, and a replay sends it.</summary>
    Refused,

    /// <summary>It may have arrived and the outlet cannot be queried: nothing is sent until a person decides.</summary>
    Uncertain,
}

/// <summary>An entry of the ledger: one part of one briefing for one outlet.</summary>
public sealed class LedgerEntry
{
    /// <summary>The entry's number, for people.</summary>
    public long Number { get; init; }

    /// <summary>The outlet, such as <c>slack/newsroom</c>.</summary>
    public required string Outlet { get; init; }

    /// <summary>The briefing.</summary>
    public required Guid BriefingId { get; init; }

    /// <summary>The part's key.</summary>
    public required string Part { get; init; }

    /// <summary>The briefing's edition.</summary>
    public required string Edition { get; init; }

    /// <summary>The instant that the briefing is for.</summary>
    public required DateTimeOffset ScheduledAt { get; init; }

    /// <summary>Its state.</summary>
    public DeliveryState State { get; set; }

    /// <summary>The number of attempts.</summary>
    public int Attempts { get; set; }

    /// <summary>When the last attempt began.</summary>
    public DateTimeOffset StartedAt { get; set; }

    /// <summary>When the state was last certain or decided by a person; null while it is <see cref="DeliveryState.Started"/>.</summary>
    public DateTimeOffset? SettledAt { get; set; }

    /// <summary>The outlet's receipt, or null.</summary>
    public string? Receipt { get; set; }

    /// <summary>Why it waits, was refused or is uncertain; null otherwise.</summary>
    public string? Reason { get; set; }
}

namespace BriefingBus.Delivery.Ledger;

/// <summary>How far a part of a delivery is.</summary>
public enum DeliveryState
{
    /// <summary>The call began; how it ended is not recorded.</summary>
    Started,

    /// <summary>It arrived: the outlet said so.</summary>
    Delivered,

    /// <summary>It did not arrive, for what can pass: the next try sends it.</summary>
    Waiting,

    /// <summary>It did not arrive, for what does not pass by itself: the message is among the dead letters, and its replay sends
    /// it.</summary>
    Refused,

    /// <summary>It may have arrived and the outlet cannot be asked: nothing is sent until a person decides.</summary>
    Uncertain,
}

/// <summary>A entry of the ledger: one part of one briefing for one outlet.</summary>
public sealed class LedgerEntry
{
    /// <summary>Number of the entry, by which a person names it.</summary>
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

    /// <summary>How far it is.</summary>
    public DeliveryState State { get; set; }

    /// <summary>How often it was sent.</summary>
    public int Attempts { get; set; }

    /// <summary>When the last try began.</summary>
    public DateTimeOffset StartedAt { get; set; }

    /// <summary>When the state was last known for certain or settled by a person; null while it is
    /// <see cref="DeliveryState.Started"/>.</summary>
    public DateTimeOffset? SettledAt { get; set; }

    /// <summary>What the outlet answered, or null.</summary>
    public string? Receipt { get; set; }

    /// <summary>Why it waits, was refused or is uncertain; null otherwise.</summary>
    public string? Reason { get; set; }
}

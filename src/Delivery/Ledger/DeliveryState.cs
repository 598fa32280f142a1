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

    /// <summary>It did not arrive, for what does not pass by itself: the message is among the dead letters, and its replay sends it.</summary>
    Refused,

    /// <summary>It may have arrived and the outlet cannot be asked: nothing is sent until a person decides.</summary>
    Uncertain,
}

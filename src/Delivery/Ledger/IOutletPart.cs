namespace BriefingBus.Delivery.Ledger;

/// <summary>One call to an outlet: a message of a thread, one recipient's e-mail, one file.</summary>
public interface IOutletPart
{
    /// <summary>What identifies it among the briefing's parts, at most 320 characters.</summary>
    string Key { get; }

    /// <summary>Makes the call.</summary>
    /// <param name="receipts">The receipts of the briefing's parts that were delivered before, by key.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What the outlet answered that is worth keeping: an identity in the outlet, a server's last word.</returns>
    /// <exception cref="NotDeliveredException">It is certain that nothing arrived. After any other exception the ledger holds that it may
    /// have arrived, and asks <see cref="GetStatusAsync"/>.</exception>
    Task<string> SendAsync(IReadOnlyDictionary<string, string> receipts, CancellationToken cancellationToken);

    /// <summary>Asks the outlet whether the part arrived, after a try whose end is not known.</summary>
    /// <param name="receipts">The receipts of the briefing's parts that were delivered before, by key.</param>
    /// <param name="startedAt">When the try began.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<DeliveryStatus> GetStatusAsync(
        IReadOnlyDictionary<string, string> receipts, DateTimeOffset startedAt, CancellationToken cancellationToken);
}

/// <summary>What an outlet says about a part that may have arrived.</summary>
public abstract record DeliveryStatus
{
    private DeliveryStatus()
    {
    }

    /// <summary>It is there.</summary>
    /// <param name="Receipt">What <see cref="IOutletPart.SendAsync"/> would have returned.</param>
    public sealed record Arrived(string Receipt) : DeliveryStatus;

    /// <summary>It is not there, and will not come any more: it can be sent again.</summary>
    public sealed record Absent : DeliveryStatus;

    /// <summary>The outlet does not know: a person decides.</summary>
    /// <param name="Reason">Why, in plain words.</param>
    public sealed record Unknown(string Reason) : DeliveryStatus;
}

namespace BriefingBus.Delivery.Ledger;

/// <summary>One call to an outlet: a message of a thread, one recipient's e-mail, one file.</summary>
public interface IOutletPart
{
    /// <summary>What tells it from the briefing's other parts, at most 320 characters.</summary>
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

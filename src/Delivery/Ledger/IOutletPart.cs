namespace BriefingBus.Delivery.Ledger;

/// <summary>One call to an outlet: a message of a Slack thread, one recipient's e-mail, one file.</summary>
public interface IOutletPart
{
    /// <summary>Its identity among the briefing's parts, at most 320 characters.</summary>
    string Key { get; }

    /// <summary>Makes the call.</summary>
    /// <param name="receipts">The receipts of the briefing's parts that were delivered before, by key.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The outlet's receipt: an identity in the outlet, or a server's last reply.</returns>
    /// <exception cref="NotDeliveredException">Certainly nothing arrived. After any other exception the ledger assumes that the part may
    /// have arrived, and calls <see cref="GetStatusAsync"/>.</exception>
    Task<string> SendAsync(IReadOnlyDictionary<string, string> receipts, CancellationToken cancellationToken);

    /// <summary>Queries the outlet for the part, after an attempt whose outcome is unknown.</summary>
    /// <param name="receipts">The receipts of the briefing's parts that were delivered before, by key.</param>
    /// <param name="startedAt">When the attempt began.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<DeliveryStatus> GetStatusAsync(
        IReadOnlyDictionary<string, string> receipts, DateTimeOffset startedAt, CancellationToken cancellationToken);
}

/// <summary>The status of a part that may have arrived.</summary>
public abstract record DeliveryStatus
{
    private DeliveryStatus()
    {
    }

    /// <summary>It arrived.</summary>
    /// <param name="Receipt">The value that <see cref="IOutletPart.SendAsync"/> would have returned.</param>
    public sealed record Arrived(string Receipt) : DeliveryStatus;

    /// <summary>It did not arrive and never will, so it can be sent again.</summary>
    public sealed record Absent : DeliveryStatus;

    /// <summary>The outlet does not know, so a person decides.</summary>
    /// <param name="Reason">The reason, as a sentence.</param>
    public sealed record Unknown(string Reason) : DeliveryStatus;
}

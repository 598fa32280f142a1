namespace BriefingBus.Rendering;

/// <summary>The parts of an e-mail around its briefing.</summary>
public sealed record EmailFrame
{
    /// <summary>Absolute address of the briefing's page, or null if it has none.</summary>
    public string? Page { get; init; }

    /// <summary>The recipient's address.</summary>
    public required string Recipient { get; init; }

    /// <summary>The name of the list that sends it.</summary>
    public required string List { get; init; }

    /// <summary>The sender's address, for readers who want to unsubscribe.</summary>
    public required string Sender { get; init; }

    /// <summary>The <c>https:</c> or <c>mailto:</c> address that unsubscribes this reader, or null.</summary>
    public string? Stop { get; init; }
}

namespace BriefingBus.Rendering;

/// <summary>What an e-mail says beside its briefing.</summary>
public sealed record EmailFrame
{
    /// <summary>Absolute address of the briefing's page, or null where no page is known.</summary>
    public string? Page { get; init; }

    /// <summary>The address of who reads it.</summary>
    public required string Recipient { get; init; }

    /// <summary>The name of the list that it is sent by.</summary>
    public required string List { get; init; }

    /// <summary>The address of who sends it, for whoever wants it no more.</summary>
    public required string Sender { get; init; }

    /// <summary>An <c>https:</c> or <c>mailto:</c> address that ends it for this reader, or null.</summary>
    public string? Stop { get; init; }
}

namespace BriefingBus.Contracts;

/// <summary>A text in a message: plain if it is short, compressed with gzip if it is long. Exactly one member is set.</summary>
public sealed record MessageText
{
    /// <summary>The text itself, or null if <see cref="Gzip"/> has it.</summary>
    public string? Plain { get; init; }

    /// <summary>The text in UTF-8, compressed with gzip (RFC 1952); base64 in JSON. Null if <see cref="Plain"/> has it.</summary>
    public byte[]? Gzip { get; init; }
}

namespace BriefingBus.Contracts;

/// <summary>A text inside a message: plain where it is small, compressed with gzip where it is large. Exactly one member is set.</summary>
public sealed record MessageText
{
    /// <summary>The text itself, or null if <see cref="Gzip"/> carries it.</summary>
    public string? Plain { get; init; }

    /// <summary>The text in UTF-8, compressed with gzip (RFC 1952); base64 in JSON. Null if <see cref="Plain"/> carries it.</summary>
    public byte[]? Gzip { get; init; }
}

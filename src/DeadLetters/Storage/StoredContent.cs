namespace BriefingBus.DeadLetters.Storage;

/// <summary>The bytes of a failed message: everything that a replay or an export needs. Bodies are compressed with Brotli (RFC
/// 7932).</summary>
public sealed class StoredContent
{
    /// <summary>The message's number.</summary>
    public long Number { get; set; }

    public string? ContentType { get; set; }

    /// <summary>Headers and further properties of the last failure, as packed JSON.</summary>
    public required byte[] Headers { get; set; }

    /// <summary>The body that a replay sends, packed.</summary>
    public required byte[] Body { get; set; }

    /// <summary>An edited body not yet sent, packed; or null.</summary>
    public byte[]? EditedBody { get; set; }

    /// <summary>The body before the first edit, packed; or null.</summary>
    public byte[]? OriginalBody { get; set; }
}

namespace BriefingBus.DeadLetters.Letters;

/// <summary>A dead letter as its store keeps it: bytes and headers, nothing interpreted.</summary>
public sealed record DeadLetterMessage
{
    /// <summary>The queue where it waits, such as <c>clean-item_error</c>.</summary>
    public required string Queue { get; init; }

    /// <summary>The message's identity as its sender gave it, or null.</summary>
    public string? MessageId { get; init; }

    /// <summary>The body's media type, or null.</summary>
    public string? ContentType { get; init; }

    /// <summary>The transport's headers. A value is null, a string, a bool, a long, a double, a <see cref="DateTimeOffset"/>, a list of values
    /// (<c>IReadOnlyList&lt;object?&gt;</c>) or a table (<c>IReadOnlyDictionary&lt;string, object?&gt;</c>).</summary>
    public required IReadOnlyDictionary<string, object?> Headers { get; init; }

    /// <summary>The body as it was sent.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>A header as text, or null where it is absent.</summary>
    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? HeaderValue.ToText(value) : null;
}

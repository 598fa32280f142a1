namespace BriefingBus.DeadLetters.Messages;

/// <summary>A message as its transport delivers it: uninterpreted bytes, headers and properties.</summary>
public sealed record DeadLetterMessage
{
    /// <summary>The dead-letter queue that it came from, such as <c>clean-item_error</c>; for a message to be sent, its target
    /// queue.</summary>
    public required string Queue { get; init; }

    /// <summary>The message's identity as set by its sender, or null.</summary>
    public string? MessageId { get; init; }

    /// <summary>The body's media type, or null.</summary>
    public string? ContentType { get; init; }

    /// <summary>The transport's headers. A value is null, a string, a bool, a long, a double, bytes, a <see cref="DateTimeOffset"/>, a list
    /// of
    /// values (<c>IReadOnlyList&lt;object?&gt;</c>) or a table (<c>IReadOnlyDictionary&lt;string, object?&gt;</c>).</summary>
    public required IReadOnlyDictionary<string, object?> Headers { get; init; }

    /// <summary>Further properties by their AMQP 0-9-1 names, such as <c>content-encoding</c>; values as in
    /// <see cref="Headers"/>.</summary>
    public IReadOnlyDictionary<string, object?> Properties { get; init; } = new Dictionary<string, object?>();

    /// <summary>The body as it was sent.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>A header as text, or null.</summary>
    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? HeaderValue.ToText(value) : null;
}

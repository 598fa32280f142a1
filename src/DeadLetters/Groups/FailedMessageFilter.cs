using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Storage;

namespace BriefingBus.DeadLetters.Groups;

/// <summary>Selects the failed messages that meet every condition; without conditions, all that wait for a decision. A blank condition,
/// such as a script's empty variable, selects nothing.</summary>
public sealed record FailedMessageFilter
{
    /// <summary>Identities or their first digits, of which one must match; empty for all.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>Key of a group, whatever it is grouped by, or null.</summary>
    public string? Group { get; init; }

    /// <summary>Name of the dead-letter queue, or of its main queue; or null.</summary>
    public string? Queue { get; init; }

    /// <summary>Part of the exception's type or of the place that threw it, or null.</summary>
    public string? Exception { get; init; }

    /// <summary>The message's type, or null.</summary>
    public string? MessageType { get; init; }

    /// <summary>Part of the feed's address or name, or null.</summary>
    public string? Feed { get; init; }

    /// <summary>The item's identity, or words of its title or link; or null.</summary>
    public string? Item { get; init; }

    /// <summary>A phrase of the body (with compressed texts unpacked), a header or the exception; its last word may be incomplete. Or
    /// null.</summary>
    public string? Text { get; init; }

    /// <summary>The earliest failure, or null.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The end of the time range, exclusive, or null.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>True for parked messages only, false for waiting ones only, null for both. <see cref="State"/> takes precedence.</summary>
    public bool? Parked { get; init; } = false;

    /// <summary>The state, or null.</summary>
    public MessageState? State { get; init; }

    /// <summary>True for only those that may have died together with a poison message.</summary>
    public bool SuspectsOnly { get; init; }

    /// <summary>True if no condition but the state narrows the selection.</summary>
    public bool IsEverything => this with { Parked = false, State = null } == new FailedMessageFilter { Ids = Ids } && Ids.Count == 0;

    /// <summary>The selected states.</summary>
    internal IReadOnlyList<MessageState> States => (State, Parked) switch
    {
        ({ } state, _) => [state],
        (null, true) => [MessageState.Parked],
        (null, false) => [MessageState.Failed],
        _ => [MessageState.Failed, MessageState.Parked],
    };

    /// <summary>The selection as a phrase.</summary>
    public override string ToString()
    {
        string?[] parts =
        [
            Ids.Count > 0 ? $"the messages {string.Join(", ", Ids)}" : null,
            Group is null ? null : $"group {Group}",
            Queue is null ? null : $"queue {Queue}",
            Exception is null ? null : $"exception '{Exception}'",
            MessageType is null ? null : $"message {MessageType}",
            Feed is null ? null : $"feed '{Feed}'",
            Item is null ? null : $"item '{Item}'",
            Text is null ? null : $"text '{Text}'",
            From is null ? null : $"from {From:u}",
            To is null ? null : $"to {To:u}",
            SuspectsOnly ? "suspects" : null,
            State is { } state ? state.ToString().ToLowerInvariant() : Parked == true ? "parked" : null,
        ];
        return parts.OfType<string>().ToList() is { Count: > 0 } named ? string.Join(", ", named) : "everything that is not parked";
    }

    /// <summary>Whether the filter can select messages of a signature.</summary>
    internal bool Matches(StoredSignature signature) =>
        (Queue is null || Queue == signature.Queue || Queue == DeadLetterQueue.SourceOf(signature.Queue))
        && (Exception is null || Holds(signature.ExceptionType, Exception) || Holds(signature.ThrownAt, Exception))
        && (MessageType is null || string.Equals(MessageType, signature.MessageType, StringComparison.OrdinalIgnoreCase))
        && (Feed is null || Holds(signature.FeedUrl, Feed) || Holds(signature.FeedName, Feed))
        && (!SuspectsOnly || signature.Kind == FailureKind.DeliveryLimit);

    private static bool Holds(string? whole, string part) =>
        !string.IsNullOrWhiteSpace(part) && whole?.Contains(part, StringComparison.OrdinalIgnoreCase) == true;
}

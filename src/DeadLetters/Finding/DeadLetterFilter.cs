using BriefingBus.DeadLetters.Letters;

namespace BriefingBus.DeadLetters.Finding;

/// <summary>Which letters are meant: those that everything said holds for. Said nothing, all that are not parked.</summary>
public sealed record DeadLetterFilter
{
    /// <summary>Identities, or their first digits; any of them. Empty for all.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>Key of a group, whatever it is grouped by, or null.</summary>
    public string? Group { get; init; }

    /// <summary>Name of the dead-letter queue, or of the queue that it belongs to; or null.</summary>
    public string? Queue { get; init; }

    /// <summary>Part of the exception's type or of where it was thrown, or null.</summary>
    public string? Exception { get; init; }

    /// <summary>The message's type, or null.</summary>
    public string? MessageType { get; init; }

    /// <summary>Part of the feed's address or name, or null.</summary>
    public string? Feed { get; init; }

    /// <summary>The item's identity, or part of its title or link; or null.</summary>
    public string? Item { get; init; }

    /// <summary>Part of the body (compressed texts unpacked), of a header or of the exception; or null. Case does not matter.</summary>
    public string? Text { get; init; }

    /// <summary>Failed at this instant or later, or null.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Failed before this instant, or null.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>True for the parked letters alone, null for both kinds, false for those that wait.</summary>
    public bool? Parked { get; init; } = false;

    /// <summary>True for those alone that may be innocent neighbours of a killer.</summary>
    public bool SuspectsOnly { get; init; }

    /// <summary>True where nothing is said that narrows the choice.</summary>
    public bool IsEverything => this with { Parked = false } == new DeadLetterFilter { Ids = Ids } && Ids.Count == 0;

    /// <summary>Whether the letter is meant.</summary>
    public bool Matches(DeadLetter letter, DeadLetterMessage message) =>
        (Parked is null || letter.IsParked == Parked)
        && (Ids.Count == 0 || Ids.Any(id => letter.Id.StartsWith(id, StringComparison.OrdinalIgnoreCase)))
        && (Group is null || DeadLetterGroupings.IsIn(letter, Group))
        && (Queue is null || Queue == letter.Queue || Queue == letter.Source)
        && (Exception is null || Holds(letter.ExceptionType, Exception) || Holds(letter.ThrownAt, Exception))
        && (MessageType is null || string.Equals(MessageType, letter.MessageType, StringComparison.OrdinalIgnoreCase))
        && (Feed is null || Holds(letter.FeedUrl, Feed) || Holds(letter.FeedName, Feed))
        && (Item is null || string.Equals(letter.ItemId, Item, StringComparison.OrdinalIgnoreCase) || Holds(letter.Title, Item) || Holds(letter.Link, Item))
        && (From is null || letter.FailedAt >= From)
        && (To is null || letter.FailedAt < To)
        && (!SuspectsOnly || letter.IsSuspect)
        && (Text is null || Holds(letter, message, Text));

    /// <summary>What is meant, as a person reads it.</summary>
    public override string ToString()
    {
        string?[] parts =
        [
            Ids.Count > 0 ? $"the letters {string.Join(", ", Ids)}" : null,
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
            Parked == true ? "parked" : null,
        ];
        return parts.OfType<string>().ToList() is { Count: > 0 } said ? string.Join(", ", said) : "everything that is not parked";
    }

    // Last and dearest: the body is unpacked.
    private static bool Holds(DeadLetter letter, DeadLetterMessage message, string text) =>
        Holds(letter.Reason, text)
        || message.Headers.Any(h => Holds(h.Key, text) || Holds(HeaderValue.ToText(h.Value), text))
        || Holds(LetterBody.Searchable(message.Body.Span), text);

    private static bool Holds(string? whole, string part) => whole?.Contains(part, StringComparison.OrdinalIgnoreCase) == true;
}

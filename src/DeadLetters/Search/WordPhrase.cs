namespace BriefingBus.DeadLetters.Search;

/// <summary>A phrase as a query of the index, in which <c>$</c> is replaced by the block. The last word may be incomplete.</summary>
/// <param name="Terms">The words as in <see cref="MessageWords.Terms"/>; at least one.</param>
internal sealed record WordPhrase(IReadOnlyList<string> Terms)
{
    /// <summary>Marks a word of title or link. It is not a digit, so that it ends the block's number.</summary>
    public const char SubjectMark = 's';

    /// <summary>Marks a word of exception, headers or body.</summary>
    public const char TextMark = 't';

    /// <summary>The phrase that a person typed; null if it has no word.</summary>
    public static WordPhrase? Of(string text, char mark) =>
        MessageWords.Fold(text) is { Length: > 0 } words ? new([.. words.Split(' ').Select(word => $"${mark}{word}")]) : null;
}

/// <summary>The result of a search of the index.</summary>
/// <param name="Numbers">The found messages, in search order.</param>
/// <param name="Next">The message after which to continue; null if the search is complete.</param>
internal sealed record WordHits(IReadOnlyList<long> Numbers, long? Next);

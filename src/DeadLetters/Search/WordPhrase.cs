namespace BriefingBus.DeadLetters.Search;

/// <summary>Words that have to follow one another, as a query of the index in which <c>$</c> stands for the block. The last may go
/// on.</summary>
/// <param name="Terms">The words as <see cref="MessageWords.Terms"/> has them; at least one.</param>
internal sealed record WordPhrase(IReadOnlyList<string> Terms)
{
    /// <summary>Marks a word of title or link. No digit, so that the block's number ends before it.</summary>
    public const char SubjectMark = 's';

    /// <summary>Marks a word of exception, headers or body.</summary>
    public const char TextMark = 't';

    /// <summary>The phrase that a person typed; null where it has no word.</summary>
    public static WordPhrase? Of(string text, char mark) =>
        MessageWords.Fold(text) is { Length: > 0 } words ? new([.. words.Split(' ').Select(word => $"${mark}{word}")]) : null;
}

/// <summary>What a search of the index came to.</summary>
/// <param name="Numbers">The messages found, in the order of the search.</param>
/// <param name="Next">The message that the search goes on after; null where it has seen all.</param>
internal sealed record WordHits(IReadOnlyList<long> Numbers, long? Next);

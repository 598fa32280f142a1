namespace BriefingBus.DeadLetters.Search;

/// <summary>Words that have to follow one another.</summary>
/// <param name="Words">The words, folded; at least one.</param>
/// <param name="IsBeginning">Whether the last may go on.</param>
public sealed record WordPhrase(IReadOnlyList<string> Words, bool IsBeginning)
{
    /// <summary>The phrase that a person typed: its last word may go on. Null where it has no word.</summary>
    public static WordPhrase? Of(string text) =>
        MessageWords.Fold(text) is { Length: > 0 } words ? new(words.Split(' '), IsBeginning: true) : null;
}

/// <summary>What a filter asks the index of words.</summary>
/// <param name="Text">Phrases anywhere in the message.</param>
/// <param name="Subject">Phrases in its title or link.</param>
public sealed record WordSearch(IReadOnlyList<WordPhrase> Text, IReadOnlyList<WordPhrase> Subject);

using BriefingBus.Text;

namespace BriefingBus.Web.Search;

/// <summary>A reader's search. A story must have all words; a word of four letters or more also matches longer words that begin with it;
/// <c>"words in quotes"</c> match a phrase; <c>-word</c> excludes stories.</summary>
/// <param name="Wanted">The phrases that a story must have.</param>
/// <param name="Unwanted">The phrases that a story must not have.</param>
public sealed record SearchTerms(IReadOnlyList<SearchPhrase> Wanted, IReadOnlyList<SearchPhrase> Unwanted)
{
    /// <summary>The maximum length of a query; the rest is ignored.</summary>
    public const int MaxLength = 200;

    private const int MaxPhrases = 16;
    private const int MinBeginningLength = 4;

    /// <summary>Parses a query; every text is valid.</summary>
    public static SearchTerms Parse(string? query)
    {
        var text = Printable.Line(query is null ? null : TextShortener.Beginning(query, MaxLength).ToString());
        var phrases = Chunks(text).Select(c => (c.Minus, Phrase: PhraseOf(c)))
            .Where(p => p.Phrase.Words.Count > 0).Take(MaxPhrases).ToList();
        return new([.. phrases.Where(p => !p.Minus).Select(p => p.Phrase)], [.. phrases.Where(p => p.Minus).Select(p => p.Phrase)]);
    }

    private static SearchPhrase PhraseOf(Chunk chunk)
    {
        var words = Word.Of(chunk.Text).Select(w => w.Folded).Where(w => w.Length > 0).ToList();
        return new(words, IsBeginning: chunk is { Quoted: false, Minus: false } && words is [.., var last]
            && new StringInfo(last).LengthInTextElements >= MinBeginningLength);
    }

    private static IEnumerable<Chunk> Chunks(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == ' ')
            {
                i++;
                continue;
            }

            var minus = text[i] == '-';
            if (minus)
                i++;
            var quoted = i < text.Length && IsQuote(text[i]);
            if (quoted)
                i++;
            var end = i;
            while (end < text.Length && (quoted ? !IsQuote(text[end]) : text[end] != ' '))
                end++;
            yield return new(text[i..end], quoted, minus);
            i = Math.Max(end + (quoted ? 1 : 0), i);
        }
    }

    private static bool IsQuote(char c) => c is '"' or '“' or '”' or '„' or '«' or '»';

    private sealed record Chunk(string Text, bool Quoted, bool Minus);
}

/// <summary>A phrase of adjacent words.</summary>
/// <param name="Words">The folded words.</param>
/// <param name="IsBeginning">Whether the last word is only a prefix.</param>
public sealed record SearchPhrase(IReadOnlyList<string> Words, bool IsBeginning)
{
    /// <summary>Whether a text has the phrase at the word with this index.</summary>
    public bool IsAt(IReadOnlyList<Word> text, int index)
    {
        if (index + Words.Count > text.Count)
            return false;
        for (var i = 0; i < Words.Count; i++)
        {
            var (word, sought) = (text[index + i].Folded, Words[i]);
            if (word != sought && !(IsBeginning && i == Words.Count - 1 && word.StartsWith(sought, StringComparison.Ordinal)))
                return false;
        }

        return true;
    }
}

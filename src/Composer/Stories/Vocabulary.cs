using BriefingBus.Composer.Rules;

namespace BriefingBus.Composer.Stories;

/// <summary>The words of all texts at hand. Each spelling is folded and stemmed once, however often it occurs.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, Word> bySpelling = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Word> byFolded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> roots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Word>.AlternateLookup<ReadOnlySpan<char>> spellings;

    public Vocabulary() => spellings = bySpelling.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How many terms there are; they are numbered from 0.</summary>
    public int Terms => terms.Count;

    /// <summary>The word with this spelling.</summary>
    public Word Of(ReadOnlySpan<char> spelling) => Of(spelling, out _);

    /// <summary>The word with this spelling, and the spelling as one string for all its occurrences.</summary>
    public Word Of(ReadOnlySpan<char> spelling, out string written)
    {
        if (spellings.TryGetValue(spelling, out written!, out var word))
            return word;
        written = spelling.ToString();
        var folded = FoldedText.Of(written).Trim();
        if (!byFolded.TryGetValue(folded, out word!))
            byFolded[folded] = word = new Word(folded, Stories.Terms.StemOf(folded) is { } stem ? Term(stem) : -1);
        return bySpelling[written] = word;
    }

    /// <summary>The number of the root of a word, as <see cref="NameRoot"/> has it.</summary>
    public int Root(Word word)
    {
        if (word.Root >= 0)
            return word.Root;
        var root = NameRoot.Of(word.Folded);
        if (!roots.TryGetValue(root, out var number))
            roots[root] = number = roots.Count;
        return word.Root = number;
    }

    /// <summary>The number of a term.</summary>
    public int Term(string term)
    {
        if (!terms.TryGetValue(term, out var number))
            terms[term] = number = terms.Count;
        return number;
    }
}

/// <summary>A word, whatever its case and accents.</summary>
/// <param name="folded">The word, folded.</param>
/// <param name="term">Its term, or -1 where it says nothing about what a text is about.</param>
internal sealed class Word(string folded, int term)
{
    public string Folded { get; } = folded;

    public int Term { get; } = term;

    /// <summary>The number of its root, or -1 as long as nobody asked.</summary>
    public int Root { get; set; } = -1;

    /// <summary>How often it begins with a small letter in running text.</summary>
    public int Small { get; set; }

    /// <summary>How often it begins with a capital inside a sentence, in languages in which only names do.</summary>
    public int Capital { get; set; }
}

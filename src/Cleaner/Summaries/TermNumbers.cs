using BriefingBus.Cleaner.Languages;
using BriefingBus.Cleaner.Summaries.Sentences;

namespace BriefingBus.Cleaner.Summaries;

/// <summary>What a term is.</summary>
internal enum TermKind
{
    /// <summary>A word with a meaning of its own.</summary>
    Word,

    /// <summary>A word of grammar.</summary>
    Grammar,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Two adjacent words.</summary>
    Pair,
}

/// <summary>Numbers the terms of a text, its words and pairs of words, from 0.</summary>
/// <param name="language">BCP 47 tag of the text, or null.</param>
internal sealed class TermNumbers(string? language)
{
    /// <summary>Words that begin with this many equal letters count as one: <c>vote</c>, <c>voted</c>.</summary>
    private const int Stem = 4;

    /// <summary>The longest sentence, in words, that is read on the stack.</summary>
    private const int OnStack = 256;

    /// <summary>The second word of a term of one word.</summary>
    private const int None = -1;

    private readonly HashSet<string> grammar = FunctionWords.Of(language);
    private readonly Dictionary<string, int> words = [];
    private readonly List<TermKind> ofWords = [];
    private readonly Dictionary<long, int> numbers = [];

    // The last sentence with each term, counted from 1, so that a sentence counts a term once.
    private readonly List<int> lastSentence = [];
    private readonly List<int> found = [];
    private int sentences;

    /// <summary>What each term is.</summary>
    public List<TermKind> Kinds { get; } = [];

    /// <summary>The distinct terms of a sentence; terms that are new are numbered.</summary>
    public int[] Add(string sentence) => Read(sentence, NumberOf);

    /// <summary>The distinct terms of a sentence that have a number.</summary>
    public int[] Find(string sentence) => Read(sentence, (first, second) => numbers.GetValueOrDefault(Key(first, second), None));

    private int[] Read(string sentence, Func<int, int, int> numberOf)
    {
        var places = Words.Ranges(sentence, out var lower);
        Span<int> folded = places.Count <= OnStack ? stackalloc int[places.Count] : new int[places.Count];
        found.Clear();
        sentences++;
        for (var i = 0; i < folded.Length; i++)
        {
            var word = lower.AsSpan(places[i]);
            folded[i] = WordOf(word);
            if (word.Length > 1 || Words.IsUnspaced(word[0]))
                AddOnce(numberOf(folded[i], None));
        }
        for (var i = 1; i < folded.Length; i++)
            if (!IsGrammar(folded[i - 1]) || !IsGrammar(folded[i]))
                AddOnce(numberOf(folded[i - 1], folded[i]));
        return [.. found];
    }

    private void AddOnce(int number)
    {
        if (number == None || lastSentence[number] == sentences)
            return;
        lastSentence[number] = sentences;
        found.Add(number);
    }

    /// <summary>Two words as one number.</summary>
    private static long Key(int first, int second) => ((long)first << 32) | (uint)second;

    private int NumberOf(int first, int second)
    {
        var key = Key(first, second);
        if (numbers.TryGetValue(key, out var number))
            return number;
        Kinds.Add(second == None ? ofWords[first] : TermKind.Pair);
        lastSentence.Add(0);
        return numbers[key] = numbers.Count;
    }

    private int WordOf(ReadOnlySpan<char> word)
    {
        var ofGrammar = grammar.GetAlternateLookup<ReadOnlySpan<char>>();
        var known = words.GetAlternateLookup<ReadOnlySpan<char>>();
        var folded = word.Length > Stem && !ofGrammar.Contains(word) ? word[..Stem] : word;
        if (known.TryGetValue(folded, out var number))
            return number;
        ofWords.Add(char.IsDigit(folded[0]) ? TermKind.Number : ofGrammar.Contains(folded) ? TermKind.Grammar : TermKind.Word);
        return known[folded] = words.Count;
    }

    private bool IsGrammar(int word) => ofWords[word] == TermKind.Grammar;
}

using BriefingBus.Cleaner.Languages;

namespace BriefingBus.Cleaner.Summaries;

/// <summary>What a term is.</summary>
internal enum TermKind
{
    /// <summary>A word that tells what a text is about.</summary>
    Word,

    /// <summary>A word of grammar.</summary>
    Grammar,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Two words that stand together.</summary>
    Pair,
}

/// <summary>Numbers the terms of a text, its words and pairs of words, from 0.</summary>
/// <param name="language">BCP 47 tag of the text, or null.</param>
internal sealed class TermNumbers(string? language)
{
    /// <summary>Words that agree in so many letters count as one: <c>vote</c>, <c>voted</c>.</summary>
    private const int Stem = 4;

    /// <summary>Where a word stands alone.</summary>
    private const int None = -1;

    private readonly HashSet<string> grammar = FunctionWords.Of(language);
    private readonly Dictionary<string, int> words = [];
    private readonly List<TermKind> ofWords = [];
    private readonly Dictionary<(int First, int Second), int> numbers = [];

    /// <summary>What each term is.</summary>
    public List<TermKind> Kinds { get; } = [];

    /// <summary>The distinct terms of a sentence; terms that are new are numbered.</summary>
    public int[] Add(List<string> sentence) => Read(sentence, NumberOf);

    /// <summary>The distinct terms of a sentence that have a number.</summary>
    public int[] Find(List<string> sentence) => Read(sentence, (first, second) => numbers.GetValueOrDefault((first, second), None));

    private int[] Read(List<string> sentence, Func<int, int, int> numberOf)
    {
        var found = new List<int>(2 * sentence.Count);
        int[] folded = [.. sentence.Select(WordOf)];
        for (var i = 0; i < folded.Length; i++)
            if (sentence[i].Length > 1 || Words.IsUnspaced(sentence[i][0]))
                found.Add(numberOf(folded[i], None));
        for (var i = 1; i < folded.Length; i++)
            if (!IsGrammar(folded[i - 1]) || !IsGrammar(folded[i]))
                found.Add(numberOf(folded[i - 1], folded[i]));
        return [.. found.Where(number => number != None).Distinct()];
    }

    private int NumberOf(int first, int second)
    {
        if (numbers.TryGetValue((first, second), out var number))
            return number;
        Kinds.Add(second == None ? ofWords[first] : TermKind.Pair);
        return numbers[(first, second)] = numbers.Count;
    }

    private int WordOf(string word)
    {
        var folded = word.Length > Stem && !grammar.Contains(word) ? word[..Stem] : word;
        if (words.TryGetValue(folded, out var number))
            return number;
        ofWords.Add(char.IsDigit(folded[0]) ? TermKind.Number : grammar.Contains(folded) ? TermKind.Grammar : TermKind.Word);
        return words[folded] = words.Count;
    }

    private bool IsGrammar(int word) => ofWords[word] == TermKind.Grammar;
}

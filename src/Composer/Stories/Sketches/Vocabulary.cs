using System.Runtime.InteropServices;
using BriefingBus.Composer.Stories.Words;

namespace BriefingBus.Composer.Stories.Sketches;

/// <summary>The words and terms of all articles, numbered from 0, and how many times texts write each word with a capital and
/// without.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<uint, int> words = [];
    private readonly Dictionary<uint, int> terms = [];
    private WordCount[] counts = new WordCount[1024];
    private readonly Rows<int> rows = new();
    private readonly Rows<uint> keys = new();
    private readonly Rows<WordPart> parts = new();
    private readonly Rows<ushort> counted = new();
    private int[] numbers = new int[256];
    private int[] titles = new int[256];
    private ushort[] halves = new ushort[256];

    /// <summary>The number of terms.</summary>
    public int Terms => terms.Count;

    /// <summary>The number of a term, or -1 if no article has it.</summary>
    public int TermOf(uint key) => terms.TryGetValue(key, out var term) ? term : -1;

    /// <summary>Reads the sketch of an article.</summary>
    public ArticleWords Read(ReadOnlySpan<byte> packed)
    {
        var sketch = new SketchView(packed);
        var uses = sketch.Words;
        if (numbers.Length < uses.Length)
            (numbers, titles, halves) = (new int[uses.Length], new int[uses.Length], new ushort[uses.Length]);
        var inTitle = 0;
        for (var i = 0; i < uses.Length; i++)
        {
            ref readonly var use = ref uses[i];
            ref var word = ref WordOf(use.Key, use.Term);
            word.Small += use.Small;
            word.Capital += use.Capital;
            (numbers[i], halves[i]) = (word.Term, (ushort)use.Halves);
            if (use.IsInTitle && !titles.AsSpan(0, inTitle).Contains(word.Term))
                titles[inTitle++] = word.Term;
        }
        var distinct = Merge(uses.Length);
        return new ArticleWords
        {
            Terms = rows.Add(numbers.AsSpan(0, distinct)),
            Halves = counted.Add(halves.AsSpan(0, distinct)),
            Title = rows.Add(titles.AsSpan(0, inTitle)),
            Headline = sketch.Headline.ToArray(),
            Roots = keys.Add(sketch.Roots),
            Categories = keys.Add(sketch.Categories),
            Parts = parts.Add(sketch.Parts),
            Meaning = ArticleMeaning.Of(sketch.Embedding, sketch.Header.Model),
            Keys = sketch.Header.Keys,
        };
    }

    /// <summary>Whether a word of a headline is a name.</summary>
    public bool IsName(in HeadlineWord word)
    {
        if (word.Naming is Naming.Never or Naming.Always)
            return word.Naming == Naming.Always;
        var count = words.TryGetValue(word.Key, out var number) ? counts[number] : default;
        return word.Naming switch
        {
            Naming.IfNeverSmall => count.Small == 0,
            Naming.UnlessSmallElsewhere => count.Capital >= count.Small,
            _ => count.Capital > count.Small,
        };
    }

    /// <summary>For each term, whether texts write it with a capital more often than without. German is left out, since it capitalises
    /// nouns.</summary>
    public bool[] CapitalTerms()
    {
        var sums = new int[terms.Count];
        foreach (ref readonly var word in counts.AsSpan(0, words.Count))
            sums[word.Term] += word.Capital - word.Small;
        return Array.ConvertAll(sums, sum => sum > 0);
    }

    private ref WordCount WordOf(uint key, uint termKey)
    {
        if (words.TryGetValue(key, out var number))
            return ref counts[number];
        if (!terms.TryGetValue(termKey, out var term))
            terms[termKey] = term = terms.Count;
        words[key] = number = words.Count;
        if (number == counts.Length)
            Array.Resize(ref counts, 2 * number);
        counts[number].Term = term;
        return ref counts[number];
    }

    /// <summary>Sorts the terms, and adds up the forms of one word (vote, votes).</summary>
    private int Merge(int count)
    {
        Array.Sort(numbers, halves, 0, count);
        var last = -1;
        for (var i = 0; i < count; i++)
        {
            if (last >= 0 && numbers[last] == numbers[i])
                halves[last] = (ushort)Math.Min(ushort.MaxValue, halves[last] + halves[i]);
            else
                (numbers[++last], halves[last]) = (numbers[i], halves[i]);
        }
        return last + 1;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct WordCount
    {
        public int Term;
        public int Small;
        public int Capital;
    }
}

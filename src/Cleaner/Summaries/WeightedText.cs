using BriefingBus.Cleaner.Languages;

namespace BriefingBus.Cleaner.Summaries;

/// <summary>A text's sentences with the weight of each of their words.</summary>
internal sealed class WeightedText
{
    /// <summary>How fast a sentence counts less the later it stands: the <c>n</c>-th counts 1 / (1 + n × this).</summary>
    internal static double PositionFall = 0.25;

    /// <summary>How much more a word of the headline counts.</summary>
    internal static double TitleBonus = 1.0;

    private readonly int[][] terms;
    private readonly double[] weights;
    private readonly double[] position;
    private readonly double[] covered;

    public WeightedText(string title, IReadOnlyList<string?> sentences, string? language)
    {
        var words = sentences.Select(s => s is null ? [] : Summaries.Words.Of(s)).ToList();
        var ids = new Dictionary<string, int>();
        terms = [.. words.Select(list => list.Where(w => !FunctionWords.Contains(w, language) && (w.Length > 1 || Summaries.Words.IsUnspaced(w[0])))
            .Distinct().Select(w => ids.TryGetValue(w, out var id) ? id : ids[w] = ids.Count).ToArray())];
        Length = [.. sentences.Select(s => s is null ? 0 : Summaries.Words.Length(s))];
        var frequency = new int[ids.Count];
        foreach (var id in terms.SelectMany(list => list))
            frequency[id]++;
        weights = [.. frequency.Select(f => Math.Log(1 + f))];
        foreach (var word in Summaries.Words.Of(title).Distinct())
            if (ids.TryGetValue(word, out var id))
                weights[id] *= 1 + TitleBonus;
        position = [.. Enumerable.Range(0, sentences.Count).Select(i => 1 / (1 + PositionFall * i))];
        covered = new double[ids.Count];
        Worth = [.. Enumerable.Range(0, sentences.Count).Select(i => WorthOf([i]))];
    }

    /// <summary>How many words a reader counts in each sentence.</summary>
    public int[] Length { get; }

    /// <summary>What each sentence is worth by itself.</summary>
    public double[] Worth { get; }

    /// <summary>What a combination is worth: each word once, as early as it comes.</summary>
    public double WorthOf(IReadOnlyList<int> taken)
    {
        var sum = 0.0;
        foreach (var i in taken)
            foreach (var id in terms[i])
            {
                var gain = weights[id] * position[i] - covered[id];
                if (gain > 0)
                {
                    sum += gain;
                    covered[id] += gain;
                }
            }
        foreach (var i in taken)
            foreach (var id in terms[i])
                covered[id] = 0;
        return sum;
    }
}

using BriefingBus.Cleaner.Summaries.Sentences;

namespace BriefingBus.Cleaner.Summaries;

/// <summary>
/// A text's sentences with the weight of each of their words. The constants were chosen on news articles with summaries that people
/// wrote, by cross-validation; near them the figures hardly change (<c>docs/quality.md</c>).
/// </summary>
internal sealed class WeightedText
{
    /// <summary>News tells first what matters: after about this many sentences the lead is over.</summary>
    private const double Lead = 4;

    /// <summary>
    /// How abruptly the lead ends, as an exponent: the first three sentences count nearly alike, the fifth little more than the twentieth.
    /// </summary>
    private const double LeadEnd = 3;

    /// <summary>A sentence after the lead counts so much.</summary>
    private const double AfterLead = 0.25;

    /// <summary>The very first sentence counts so much: as often as not it only sets the scene.</summary>
    private const double Opening = 0.8;

    /// <summary>A word counts by the number of sentences that use it, to this power.</summary>
    private const double FrequencyPower = 1.3;

    /// <summary>A word of grammar counts so much.</summary>
    private const double Grammar = 0.1;

    /// <summary>A number counts so much.</summary>
    private const double Number = 1.6;

    /// <summary>Two words that stand together in several sentences count so much as a pair.</summary>
    private const double Pair = 0.25;

    /// <summary>A word of the headline counts so much.</summary>
    private const double Headline = 2;

    /// <summary>A sentence with a quotation counts so much: who says it matters more than what happened.</summary>
    private const double Quotation = 0.8;

    /// <summary>A sentence that leans on the one before (<c>He</c>, <c>But</c>) counts so much.</summary>
    private const double Leaning = 1;

    /// <summary>A sentence that begins with a name of several words counts so much.</summary>
    private const double BeginsWithName = 1.4;

    /// <summary>Longer is not better by itself: the worth is divided by the length to this power.</summary>
    private const double LengthPower = 0.3;

    private readonly int[][] terms;
    private readonly double[] weights;
    private readonly double[] factor;
    private readonly double[] covered;

    public WeightedText(string title, IReadOnlyList<SummaryCandidate> candidates, string? language)
    {
        var numbers = new TermNumbers(language);
        terms = [.. candidates.Select(c => numbers.Add(c.Sentence))];
        Length = [.. candidates.Select(c => Sentences.Words.Length(c.Sentence))];
        weights = Weigh(numbers, title);
        factor = [.. candidates.Select((candidate, i) => Factor(candidate, i))];
        covered = new double[numbers.Kinds.Count];
        Worth = [.. Enumerable.Range(0, candidates.Count).Select(i => WorthOf([i]))];
    }

    /// <summary>How many words a reader counts in each sentence.</summary>
    public int[] Length { get; }

    /// <summary>What each sentence is worth by itself.</summary>
    public double[] Worth { get; }

    /// <summary>What a combination is worth: each word once, from the sentence where it counts most.</summary>
    public double WorthOf(ReadOnlySpan<int> taken)
    {
        var worth = 0.0;
        var length = 0;
        foreach (var i in taken)
        {
            length += Length[i];
            foreach (var id in terms[i])
                if (weights[id] * factor[i] - covered[id] is > 0 and var gain)
                {
                    worth += gain;
                    covered[id] += gain;
                }
        }
        foreach (var i in taken)
            foreach (var id in terms[i])
                covered[id] = 0;
        return worth / Math.Pow(length + 10, LengthPower);
    }

    private double[] Weigh(TermNumbers numbers, string title)
    {
        var frequency = new int[numbers.Kinds.Count];
        foreach (var list in terms)
            foreach (var id in list)
                frequency[id]++;
        var weighed = Array.ConvertAll(frequency, f => f <= 1 ? f : Math.Pow(f, FrequencyPower));
        foreach (var id in numbers.Find(title))
            weighed[id] *= Headline;
        for (var id = 0; id < weighed.Length; id++)
            weighed[id] *= numbers.Kinds[id] switch
            {
                TermKind.Pair => frequency[id] > 1 ? Pair : 0,
                TermKind.Number => Number,
                TermKind.Grammar => Grammar,
                _ => 1,
            };
        return weighed;
    }

    private static double Factor(SummaryCandidate candidate, int index) =>
        (index == 0 ? Opening : 1) * (AfterLead + (1 - AfterLead) * Math.Exp(-Math.Pow(index / Lead, LeadEnd)))
        * (candidate.Sentence.AsSpan().ContainsAny("\"“„«「") ? Quotation : 1)
        * (candidate.NeedsPrevious ? Leaning : 1)
        * (HasCapitalAfterFirstWord(candidate.Sentence) ? BeginsWithName : 1);

    private static bool HasCapitalAfterFirstWord(string sentence) =>
        sentence.IndexOf(' ', StringComparison.Ordinal) is var space and > 0
        && space + 1 < sentence.Length
        && char.IsUpper(sentence[space + 1]);
}

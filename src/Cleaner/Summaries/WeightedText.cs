using BriefingBus.Cleaner.Summaries.Sentences;

namespace BriefingBus.Cleaner.Summaries;

/// <summary>A text's sentences with the weight of each of their words. The constants were chosen by cross-validation on news articles with
/// summaries written by people; the results hardly change near them (<c>docs/quality.md</c>).</summary>
internal sealed class WeightedText
{
    /// <summary>News begins with what matters: the lead is about this many sentences.</summary>
    private const double Lead = 4;

    /// <summary>
    /// How abruptly the lead ends, as an exponent: the first three sentences count nearly alike, the fifth little more than the twentieth.
    /// </summary>
    private const double LeadEnd = 3;

    /// <summary>The factor of a sentence long after the lead.</summary>
    private const double AfterLead = 0.25;

    /// <summary>The factor of the very first sentence: often it only sets the scene.</summary>
    private const double Opening = 0.8;

    /// <summary>A word counts by the number of sentences that use it, to this power.</summary>
    private const double FrequencyPower = 1.3;

    /// <summary>The factor of a word of grammar.</summary>
    private const double Grammar = 0.1;

    /// <summary>The factor of a number.</summary>
    private const double Number = 1.6;

    /// <summary>The factor of two words that are adjacent in several sentences, as a pair.</summary>
    private const double Pair = 0.25;

    /// <summary>The factor of a word of the headline.</summary>
    private const double Headline = 2;

    /// <summary>The factor of a sentence with a quotation: it is about what somebody says rather than what happened.</summary>
    private const double Quotation = 0.8;

    /// <summary>The factor of a sentence whose second word is capitalised: it begins with a name of several words.</summary>
    private const double BeginsWithName = 1.4;

    /// <summary>The worth is divided by the length to this power: longer is not better.</summary>
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

    /// <summary>The number of words of each sentence, as a reader counts them.</summary>
    public int[] Length { get; }

    /// <summary>The worth of each sentence alone.</summary>
    public double[] Worth { get; }

    /// <summary>The worth of a combination: each word counts once, in the sentence where it counts most.</summary>
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
        * (HasCapitalAfterFirstWord(candidate.Sentence) ? BeginsWithName : 1);

    private static bool HasCapitalAfterFirstWord(string sentence) =>
        sentence.IndexOf(' ', StringComparison.Ordinal) is var space and > 0
        && space + 1 < sentence.Length
        && char.IsUpper(sentence[space + 1]);
}

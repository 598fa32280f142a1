using System.Runtime.InteropServices;
using BriefingBus.Cleaner.Summaries.Sentences;

namespace BriefingBus.Cleaner.Summaries;

/// <summary>Chooses the combination of sentences that covers most of the text's subject, early sentences first: each word counts once, by
/// how many sentences use it, whether the headline does, and how early its best sentence is. A sentence that needs another is taken only
/// together with it.</summary>
internal static class Extract
{
    /// <summary>Only this many sentences, the best ones alone, are combined, which keeps the cost linear in the text.</summary>
    private const int Combined = 24;

    /// <summary>As <see cref="Combined"/>, if more than three sentences are wanted: their combinations are many.</summary>
    private const int CombinedToMany = 12;

    /// <summary>The factor of a combination's worth for each sentence that continues one left out.</summary>
    private const double BehindGap = 0.7;

    /// <summary>The factor for each sentence that treats as known what a sentence left out names.</summary>
    private const double Unnamed = 0.5;

    /// <summary>The chosen indices, ascending, and each sentence's own worth; a refused sentence counts as text but is never
    /// chosen.</summary>
    public static (IReadOnlyList<int> Chosen, double[] Scores) Choose(
        string title, IReadOnlyList<SummaryCandidate> sentences, string? language, SummaryOptions options)
    {
        if (!sentences.Any(s => s.RefusedBecause is null))
            return ([], new double[sentences.Count]);
        var document = new WeightedText(title, sentences, language);
        var eligible = Enumerable.Range(0, sentences.Count)
            .Where(i => sentences[i].RefusedBecause is null)
            .OrderByDescending(i => document.Worth[i])
            .ThenBy(i => i)
            .Take(options.Sentences <= 3 ? Combined : CombinedToMany)
            .Order()
            .ToList();

        var best = new List<int>();
        var bestWorth = 0.0;
        var taken = new List<int>(options.Sentences);
        Extend(0, 0);
        if (best.Count == 0 && eligible.Where(IsAlone).ToList() is { Count: > 0 } alone)
            best = [alone.MaxBy(i => document.Worth[i])];
        return (Gaps.Close(best, sentences, document.Length, options), document.Worth);

        void Extend(int from, int length)
        {
            for (var e = from; e < eligible.Count; e++)
            {
                var i = eligible[e];
                var longer = length + document.Length[i];
                if (longer > options.Words || (sentences[i].NeedsPrevious && (taken.Count == 0 || taken[^1] != i - 1)))
                    continue;
                if (taken.Count > 0 && sentences[taken[^1]].NeedsNext && taken[^1] != i - 1)
                    break;
                taken.Add(i);
                var worth = sentences[i].NeedsNext ? 0 : document.WorthOf(CollectionsMarshal.AsSpan(taken)) * Understood(taken);
                if (worth > bestWorth)
                    (best, bestWorth) = ([.. taken], worth);
                if (taken.Count < options.Sentences)
                    Extend(e + 1, longer);
                taken.RemoveAt(taken.Count - 1);
            }
        }

        double Understood(List<int> indices)
        {
            var share = 1.0;
            for (var t = 0; t < indices.Count; t++)
            {
                var sentence = sentences[indices[t]];
                if (t > 0 && indices[t - 1] == indices[t] - 1)
                    continue;
                share *= sentence.TakesUp is { } named && !indices.Contains(named) ? Unnamed : sentence.GoesOn ? BehindGap : 1;
            }
            return share;
        }

        bool IsAlone(int i) => !sentences[i].NeedsPrevious && !sentences[i].NeedsNext;
    }
}

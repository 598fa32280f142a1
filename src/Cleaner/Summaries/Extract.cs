namespace BriefingBus.Cleaner.Summaries;

/// <summary>Chooses the combination of sentences that covers most of what the text is about, early sentences first: each word counts once,
/// by how many sentences use it, whether the headline does, and how early the best sentence with it stands.</summary>
internal static class Extract
{
    /// <summary>Only this many sentences, the best by themselves, are combined, so that the cost stays linear in the text.</summary>
    private const int Combined = 24;

    /// <summary>As <see cref="Combined"/>, where more than three sentences are wanted: their combinations are many.</summary>
    private const int CombinedToMany = 12;

    /// <summary>The indices chosen, ascending, and each sentence's worth by itself; a refused sentence counts as text but is never chosen.</summary>
    public static (IReadOnlyList<int> Chosen, double[] Scores) Choose(
        string title, IReadOnlyList<SummaryCandidate> sentences, string? language, SummaryOptions options)
    {
        var document = new WeightedText(title, [.. sentences.Select(s => s.Sentence)], language);
        var eligible = Enumerable.Range(0, sentences.Count).Where(i => sentences[i].RefusedBecause is null)
            .OrderByDescending(i => document.Worth[i]).ThenBy(i => i).Take(options.Sentences <= 3 ? Combined : CombinedToMany).Order().ToList();
        if (eligible.Count == 0)
            return ([], document.Worth);

        var best = new List<int>();
        var bestWorth = 0.0;
        Extend([], 0, 0);
        if (best.Count == 0)
            best = [eligible.MaxBy(i => document.Worth[i])];
        return (best, document.Worth);

        void Extend(List<int> taken, int from, int length)
        {
            for (var e = from; e < eligible.Count; e++)
            {
                var longer = length + document.Length[eligible[e]];
                if (longer > options.Words)
                    continue;
                taken.Add(eligible[e]);
                var worth = document.WorthOf(taken);
                if (worth > bestWorth)
                    (best, bestWorth) = ([.. taken], worth);
                if (taken.Count < options.Sentences)
                    Extend(taken, e + 1, longer);
                taken.RemoveAt(taken.Count - 1);
            }
        }
    }
}

using BriefingBus.Cleaner.Summaries.Context;
using BriefingBus.Cleaner.Summaries.Refusals;
using BriefingBus.Cleaner.Summaries.Sentences;

namespace BriefingBus.Cleaner.Summaries;

/// <summary>Gaps of a summary, where sentences were left out. A sentence after a gap reads as if it followed the one before the gap, so it
/// must be understood without what was left out.</summary>
internal static class Gaps
{
    /// <summary>Marks the sentences that may not follow a gap: those that share no word with the headline, that refer back, or that follow,
    /// in the same paragraph, a sentence that needs its context, a question, or a quotation.</summary>
    /// <param name="candidates">The sentences, in the text's order.</param>
    /// <param name="sentences">The same, with their places.</param>
    /// <param name="words">The words of the language.</param>
    /// <param name="headline">The headline's words.</param>
    public static void Mark(
        List<SummaryCandidate> candidates, List<SourceSentence> sentences, ContextWords words, HeadlineWords headline)
    {
        headline.MarkOffHeadline(candidates);
        for (var i = 1; i < candidates.Count; i++)
            if (candidates[i].RefusedBecause is null
                && (candidates[i].GoesOn || words.PointsAnywhere(candidates[i].Sentence) || FollowsUnsaid(i, candidates, sentences)))
                candidates[i] = candidates[i] with { FollowsClosely = true };
        RefuseRemarks(candidates);
    }

    /// <summary>Refuses remarks on a block quotation that is not shown, if they share no word with the headline and the text has nothing
    /// else.</summary>
    private static void RefuseRemarks(List<SummaryCandidate> candidates)
    {
        var remaining = Enumerable.Range(0, candidates.Count)
            .Where(i => candidates[i] is { RefusedBecause: null, NeedsPrevious: false }).ToList();
        if (remaining.TrueForAll(i => candidates[i].GoesOn && candidates[i - 1].RefusedBecause == Candidates.InBlockQuotation))
            foreach (var i in remaining)
                candidates[i] = candidates[i] with { RefusedBecause = Candidates.NeedsContext };
    }

    private static bool FollowsUnsaid(int i, List<SummaryCandidate> candidates, List<SourceSentence> sentences) =>
        i > 0 && candidates[i - 1].RefusedBecause is { } reason
        && (sentences[i].Block == sentences[i - 1].Block
            ? reason is Candidates.NeedsContext or SentenceRules.Question || sentences[i - 1].Quoted != Quoted.No
            : reason == Candidates.InBlockQuotation);

    /// <summary>The choice without the sentences that are not understood after a gap, and with the one that introduces what the first
    /// refers to; the sentences that follow directly fill the room.</summary>
    /// <param name="chosen">The chosen indices, ascending.</param>
    /// <param name="sentences">The sentences, in the text's order.</param>
    /// <param name="length">The number of words of each.</param>
    /// <param name="options">How long the summary may be.</param>
    public static IReadOnlyList<int> Close(
        IReadOnlyList<int> chosen, IReadOnlyList<SummaryCandidate> sentences, int[] length, SummaryOptions options)
    {
        if (chosen.Count == 0)
            return chosen;
        var first = sentences[chosen[0]];
        List<int> kept = !first.NeedsNext && Introduction(first, sentences) is { } named && FitTogether([named, chosen[0]])
            ? [named, chosen[0]] : [chosen[0]];
        foreach (var i in chosen.Skip(1))
            if (FitTogether(sentences[i].NeedsNext ? [.. kept, i, i + 1] : [.. kept, i]) && (kept[^1] == i - 1 || MayFollowGap(i)))
                kept.Add(i);
        while (kept.Count < chosen.Count && kept[^1] + 1 is var next && next < sentences.Count && FollowsAtOnce(next))
            kept.Add(next);
        return kept;

        bool FollowsAtOnce(int i) =>
            sentences[i] is { RefusedBecause: null, NeedsNext: false } sentence && FitTogether([.. kept, i])
            && sentence.IntroducedIn.All(kept.Contains) && (sentence.TakesUp is not { } thing || kept.Contains(thing));

        bool FitTogether(List<int> indices) =>
            indices.Count <= Math.Max(options.Sentences, chosen.Count) && indices.Sum(i => length[i]) <= options.Words;

        bool MayFollowGap(int i) =>
            sentences[i] is { NeedsPrevious: false, FollowsClosely: false } sentence && sentence.IntroducedIn.All(kept.Contains);
    }

    /// <summary>The sentence that introduces what another refers to, if it can be quoted alone.</summary>
    private static int? Introduction(SummaryCandidate first, IReadOnlyList<SummaryCandidate> sentences) =>
        first.IntroducedIn.Where(i => sentences[i] is { RefusedBecause: null, NeedsPrevious: false, NeedsNext: false, TakesUp: null })
            .Select(i => (int?)i).FirstOrDefault();
}

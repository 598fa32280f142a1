using BriefingBus.Cleaner.Languages;

namespace BriefingBus.Cleaner.Summaries;

/// <summary>The words of a headline, by which a sentence speaks of what it does or of something else.</summary>
/// <param name="title">The headline.</param>
/// <param name="language">BCP 47 tag of the text, or null.</param>
internal sealed class HeadlineWords(string title, string? language)
{
    /// <summary>Behind so many sentences only those are quoted that speak of what the headline does.</summary>
    private const int Lead = 6;

    /// <summary>The first so many sentences open a text: whoever reads them has read nothing before.</summary>
    private const int Opening = 3;

    /// <summary>A sentence behind the opening that has so many words of the headline is understood by itself.</summary>
    private const int SharedWithHeadline = 2;

    private readonly HashSet<string> stems =
        [.. Words.Of(title).Where(word => word.Length > 2 && !FunctionWords.Contains(word, language)).Select(Stem)];

    /// <summary>How many words the headline has, those of grammar aside.</summary>
    public int Count => stems.Count;

    /// <summary>How many of them a sentence has.</summary>
    public int In(string sentence) => Words.Of(sentence).Select(Stem).Distinct().Count(stems.Contains);

    /// <summary>Far from the lead a sentence that shares no word with the headline speaks of something else, where others do
    /// share one.</summary>
    public void RefuseFarOff(List<SummaryCandidate> candidates)
    {
        if (candidates.Count <= Lead || !candidates.Exists(c => In(c.Sentence) > 0))
            return;
        for (var i = Lead; i < candidates.Count; i++)
            if (candidates[i].RefusedBecause is null && In(candidates[i].Sentence) == 0)
                candidates[i] = candidates[i] with { RefusedBecause = "is far from the headline" };
    }

    /// <summary>A sentence goes on from the one before it where it shares no word with the headline, and behind the opening of a long text
    /// where it shares hardly any.</summary>
    public void MarkOffHeadline(List<SummaryCandidate> candidates)
    {
        var opening = candidates.Count > Lead ? Opening : candidates.Count;
        for (var i = 1; i < candidates.Count; i++)
            if (i < opening
                ? candidates[i - 1].RefusedBecause is null && In(candidates[i].Sentence) == 0
                : In(candidates[i].Sentence) < SharedWithHeadline)
                candidates[i] = candidates[i] with { GoesOn = true };
    }

    /// <summary>A summary begins with one of the first sentences that can be quoted, or with one that says much of what the
    /// headline does.</summary>
    public void MarkOpenings(List<SummaryCandidate> candidates)
    {
        var starts = 0;
        for (var i = 0; i < candidates.Count; i++)
            if (candidates[i] is { RefusedBecause: null, NeedsPrevious: false } && starts++ >= Opening
                && In(candidates[i].Sentence) < Math.Min(SharedWithHeadline, Count))
                candidates[i] = candidates[i] with { CannotOpen = true };
    }

    private static string Stem(string word) => word.Length > 5 ? word[..5] : word;
}

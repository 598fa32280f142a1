using BriefingBus.Cleaner.Summaries.Sentences;

namespace BriefingBus.Cleaner.Summaries.Context;

/// <summary>Pronouns right after the verb, in languages whose verb comes second (<c>Am Montag kündigte er …</c>): they refer to somebody
/// named before.</summary>
/// <param name="openers">Prepositions that a sentence may begin with; the verb follows their noun.</param>
/// <param name="pronouns">The pronouns.</param>
/// <param name="articles">Words that are never a verb.</param>
internal sealed class InvertedPronouns(string[] openers, string[] pronouns, string[] articles)
{
    /// <summary>A pronoun counts only among this many words at the start.</summary>
    private const int MaxWords = 14;

    private readonly HashSet<string> openers = [.. openers];
    private readonly HashSet<string> pronouns = [.. pronouns];
    private readonly HashSet<string> articles = [.. articles];

    /// <summary>Whether the sentence has one before the first mark between its words.</summary>
    public bool AreIn(string sentence, int start)
    {
        if (openers.Count == 0)
            return false;
        var (count, previous) = (0, default(Range));
        foreach (var range in Words.RangesIn(sentence))
        {
            if (range.Start.Value < start || range.End.Value == range.Start.Value)
                continue;
            if (++count > MaxWords || (count > 1 && (sentence[previous.End.Value] != ' ' || range.Start.Value != previous.End.Value + 1)))
                return false;
            if (count == 1 && !openers.Contains(sentence[range].ToLowerInvariant()))
                return false;
            if (count > 2 && IsBehindVerb(previous, range))
                return true;
            previous = range;
        }
        return false;

        bool IsBehindVerb(Range before, Range word) =>
            pronouns.Contains(sentence[word]) && char.IsLower(sentence[before.Start.Value])
            && !openers.Contains(sentence[before]) && !articles.Contains(sentence[before]);
    }
}

using BriefingBus.Cleaner.Summaries;
using BriefingBus.Cleaner.Summaries.Sentences;

namespace BriefingBus.Cleaner.Models;

/// <summary>Accepts a model's choice of sentences, not its words: each sentence must be a quotable one of the source, word for word.
/// Anything else is refused, however close it is: no list of words to keep can be complete (<c>docs/decisions</c>), and a briefing reports
/// only what its source does.</summary>
public static class ClaimChecker
{
    /// <summary>Why the sentences are refused as a summary, in plain words with the sentence's number; null if they are accepted.</summary>
    /// <param name="sentences">The model's sentences.</param>
    /// <param name="source">The source's sentences, also those that cannot be quoted.</param>
    /// <param name="options">How long a summary may be.</param>
    public static string? Refusal(IReadOnlyList<string> sentences, IReadOnlyList<SummaryCandidate> source, SummaryOptions options)
    {
        if (sentences.Count == 0)
            return "it is empty";
        if (sentences.Count > options.Sentences)
            return $"it has {sentences.Count} sentences, more than {options.Sentences}";
        if (sentences.Sum(Words.Length) > options.Words)
            return $"it has {sentences.Sum(Words.Length)} words, more than {options.Words}";
        var places = new List<int>(sentences.Count);
        for (var i = 0; i < sentences.Count; i++)
        {
            var place = IndexOf(source, sentences[i]);
            if (place < 0)
                return $"sentence {i + 1} is not a sentence of the source";
            if (source[place].RefusedBecause is { } reason)
                return $"sentence {i + 1} {reason}";
            places.Add(place);
        }
        for (var i = 0; i < places.Count; i++)
        {
            if (places.IndexOf(places[i]) < i)
                return "it has a sentence twice";
            if (i > 0 && places[i] < places[i - 1])
                return $"sentence {i + 1} is out of the source's order";
            if (source[places[i]].NeedsPrevious && !(i > 0 && places[i - 1] == places[i] - 1))
                return $"sentence {i + 1} needs a sentence before it that isn't shown";
            if (source[places[i]].NeedsNext && !(i + 1 < places.Count && places[i + 1] == places[i] + 1))
                return $"sentence {i + 1} is denied or explained by a sentence that isn't shown";
        }
        return null;
    }

    private static int IndexOf(IReadOnlyList<SummaryCandidate> source, string sentence)
    {
        for (var i = 0; i < source.Count; i++)
            if (source[i].Sentence == sentence)
                return i;
        return -1;
    }
}

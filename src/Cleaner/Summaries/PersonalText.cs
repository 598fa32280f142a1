namespace BriefingBus.Cleaner.Summaries;

/// <summary>Texts that somebody writes in person, as blogs and newsletters are: each sentence goes on from the one before, so that only the
/// opening is understood by whoever has read nothing else.</summary>
internal static class PersonalText
{
    private const string Far = "is not of the opening of a text written in person";

    /// <summary>So much of a text's sentences speak in person.</summary>
    private const double MinShare = 0.3;

    /// <summary>Fewer sentences don't tell.</summary>
    private const int MinSentences = 4;

    /// <summary>An opening of fewer words is followed by the next one.</summary>
    private const int MinWords = 12;

    /// <summary>Where the first says nothing of the headline, or another all of it, one of the first so many opens the summary instead: no
    /// greeting, no anecdote.</summary>
    private const int Opening = 10;

    /// <summary>So many words in common with the headline.</summary>
    private const int SharedWithHeadline = 2;

    /// <summary>True where many of the sentences outside quotations speak in person.</summary>
    public static bool Is(List<SourceSentence> sentences, ContextWords words)
    {
        var (own, personal) = (0, 0);
        foreach (var sentence in sentences)
            if (sentence.Quoted == Quoted.No && SentenceSplitter.IsEnded(sentence.Text))
            {
                own++;
                personal += words.SpeaksInPerson(sentence.OwnWords) ? 1 : 0;
            }
        return own >= MinSentences && personal >= MinShare * own;
    }

    /// <summary>Refuses all but one sentence of the opening and those that follow it without a gap; where these are few words, the same of
    /// the next block.</summary>
    /// <param name="candidates">The sentences.</param>
    /// <param name="sentences">The same, with their places.</param>
    /// <param name="wanted">How many words the headline has.</param>
    /// <param name="shared">How many of them a sentence has.</param>
    public static void KeepToOpening(
        List<SummaryCandidate> candidates, List<SourceSentence> sentences, int wanted, Func<string, int> shared)
    {
        var starts = Enumerable.Range(0, candidates.Count)
            .Where(i => candidates[i].RefusedBecause is null && !candidates[i].NeedsPrevious).Take(Opening).ToList();
        // A quotation with its speaker, and what the writer says of it.
        if (starts.Count == 0 || candidates[starts[0]].NeedsNext)
            return;
        var first = starts[0];
        var inFirst = shared(candidates[first].Sentence);
        var anchored = starts.FindIndex(i => shared(candidates[i].Sentence) is >= SharedWithHeadline and var inIt
            && (inFirst == 0 || (inIt == wanted && 2 * inFirst <= wanted)));
        first = starts[Math.Max(anchored, 0)];
        for (var i = 0; i < first; i++)
            if (candidates[i].RefusedBecause is null)
                candidates[i] = candidates[i] with { RefusedBecause = Far };
        var (words, follows) = (0, true);
        for (var i = first; i < candidates.Count; i++)
        {
            if (candidates[i].RefusedBecause is not null)
                follows = false;
            else if (follows || (words < MinWords && sentences[i].OpensBlock && !candidates[i].NeedsPrevious))
            {
                candidates[i] = candidates[i] with { NeedsPrevious = follows && i > first };
                words += Words.Length(candidates[i].Sentence);
                follows = true;
            }
            else
                candidates[i] = candidates[i] with { RefusedBecause = Far };
        }
    }
}

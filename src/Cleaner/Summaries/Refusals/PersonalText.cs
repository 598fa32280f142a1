using BriefingBus.Cleaner.Html;
using BriefingBus.Cleaner.Summaries.Context;
using BriefingBus.Cleaner.Summaries.Sentences;

namespace BriefingBus.Cleaner.Summaries.Refusals;

/// <summary>Texts in the first person, such as blogs and newsletters: each sentence continues the one before, so only the opening is
/// understood alone.</summary>
internal static class PersonalText
{
    private const string Far = "is not of the opening of a text written in person";

    /// <summary>The minimum share of sentences in the first person in a personal text.</summary>
    private const double MinShare = 0.3;

    /// <summary>The minimum number of such sentences.</summary>
    private const int MinPersonal = 2;

    /// <summary>The minimum number of questions in an interview.</summary>
    private const int MinQuestions = 3;

    /// <summary>The maximum number of blocks per question, on average.</summary>
    private const int MaxBlocksPerQuestion = 8;

    /// <summary>An opening of fewer words is followed by the beginning of the next block.</summary>
    private const int MinWords = 12;

    /// <summary>The number of sentences among which one may open the summary instead of the first: if the first is a greeting or an
    /// anecdote, without a word of the headline, or another has all of the headline's words.</summary>
    private const int Opening = 10;

    /// <summary>The minimum number of words in common with the headline.</summary>
    private const int SharedWithHeadline = 2;

    /// <summary>The minimum number of such words beyond those of the first sentence.</summary>
    private const int MoreThanFirst = 2;

    /// <summary>Whether many of the sentences outside quotations are in the first person.</summary>
    public static bool Is(List<SourceSentence> sentences, ContextWords words)
    {
        var (own, personal) = (0, 0);
        foreach (var sentence in sentences)
            if (sentence.Quoted == Quoted.No && SentenceMarks.IsEnded(sentence.Text))
            {
                own++;
                personal += words.InPerson.Speaks(sentence.OwnWords) ? 1 : 0;
            }
        return personal >= MinPersonal && personal >= MinShare * own;
    }

    /// <summary>Whether several blocks are questions to somebody, whose answers follow.</summary>
    public static bool IsInterview(IReadOnlyList<TextBlock> blocks, ContextWords words) =>
        blocks.Count(block => SentenceRules.IsQuestion(block.Text) && words.InPerson.Speaks(block.Text)) is >= MinQuestions and var asked
        && MaxBlocksPerQuestion * asked >= blocks.Count;

    /// <summary>Refuses all but one sentence of the opening and those that directly follow it; if these have few words, the beginning of
    /// the next block is kept too.</summary>
    /// <param name="candidates">The sentences.</param>
    /// <param name="sentences">The same, with their places.</param>
    /// <param name="words">The words of the language.</param>
    /// <param name="headline">The words of the headline.</param>
    public static void KeepToOpening(
        List<SummaryCandidate> candidates, List<SourceSentence> sentences, ContextWords words, HeadlineWords headline)
    {
        var starts = Enumerable.Range(0, candidates.Count)
            .Where(i => candidates[i].RefusedBecause is null && !candidates[i].NeedsPrevious).Take(Opening).ToList();
        // A quotation with its speaker, and what the writer says of it.
        if (starts.Count == 0 || candidates[starts[0]].NeedsNext)
            return;
        var first = starts[0];
        var inFirst = headline.In(candidates[first].Sentence);
        var anchored = starts.FindIndex(i => Says(i, headline.In(candidates[i].Sentence)));
        first = starts[Math.Max(anchored, 0)];
        for (var i = 0; i < first; i++)
            if (candidates[i].RefusedBecause is null)
                candidates[i] = candidates[i] with { RefusedBecause = Far };
        var (length, follows) = (0, true);
        for (var i = first; i < candidates.Count; i++)
        {
            if (candidates[i].RefusedBecause is not null)
                follows = false;
            else if (follows || (length < MinWords && sentences[i].OpensBlock && !candidates[i].NeedsPrevious))
            {
                candidates[i] = candidates[i] with { NeedsPrevious = follows && i > first };
                length += Words.Length(candidates[i].Sentence);
                follows = true;
            }
            else
                candidates[i] = candidates[i] with { RefusedBecause = Far };
        }

        // A sentence on the headline's subject instead of a greeting or an anecdote; one about the writer only if the first is too.
        bool Says(int i, int shared) =>
            shared >= SharedWithHeadline && candidates[i].TakesUp is null
            && (inFirst == 0
                || (IsNews(i) && shared >= inFirst + MoreThanFirst)
                || (shared == headline.Count && 2 * inFirst <= headline.Count))
            && (!words.InPerson.SpeaksOfMe(sentences[i].OwnWords) || words.InPerson.SpeaksOfMe(sentences[starts[0]].OwnWords));

        bool IsNews(int i) => words.InPerson.Announces(sentences[i].OwnWords) || words.InPerson.SpeaksOfMe(sentences[starts[0]].OwnWords);
    }
}

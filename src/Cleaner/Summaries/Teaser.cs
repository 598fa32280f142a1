using BriefingBus.Cleaner.Boilerplate;
using BriefingBus.Cleaner.Html;
using BriefingBus.Cleaner.Summaries.Context;
using BriefingBus.Cleaner.Summaries.Refusals;
using BriefingBus.Cleaner.Summaries.Sentences;

namespace BriefingBus.Cleaner.Summaries;

/// <summary>Allows sentences of a short text that a longer one could not be quoted with: a teaser is read as a whole.</summary>
internal static class Teaser
{
    /// <summary>The minimum number of words of a sentence between others.</summary>
    private const int MinWordsBetween = 3;

    /// <summary>Allows a sentence that is too short alone together with the one before it, since the next may depend on it; the first of a
    /// text together with the next.</summary>
    public static void AllowShortBetween(List<SummaryCandidate> candidates, List<SourceSentence> sentences, ContextWords words)
    {
        for (var i = 1; i + 1 < candidates.Count; i++)
            if (candidates[i - 1].RefusedBecause is null && sentences[i].Quoted == Quoted.No
                && sentences[i].Block == sentences[i - 1].Block && sentences[i].Block == sentences[i + 1].Block
                && IsWholeSentence(candidates[i].Sentence, words))
                candidates[i] = candidates[i] with { RefusedBecause = null, NeedsPrevious = true };
        if (candidates is [{ RefusedBecause: not (null or SentenceRules.HeadlineAgain) } first, { RefusedBecause: null }, ..]
            && sentences[0].Quoted == Quoted.No && sentences[1].Block == sentences[0].Block
            && IsWholeSentence(first.Sentence, words) && words.Of(first.Sentence) == Dependence.None)
            candidates[0] = first with { RefusedBecause = null, NeedsNext = true };
    }

    /// <summary>If a text has nothing else, allows the question that it begins with: one that somebody asks in it (<c>In this talk, Anna
    /// Klein asks: is it safe?</c>), or one with the answer after it (<c>They …</c>, <c>We …</c>).</summary>
    public static void Answer(List<SummaryCandidate> candidates, List<SourceSentence> sentences, ContextWords words)
    {
        if (candidates is [{ RefusedBecause: SentenceRules.Question } asked, ..] && sentences[0].Quoted == Quoted.No
            && IsReported(asked.Sentence, words))
        {
            candidates[0] = asked with { RefusedBecause = null };
            return;
        }
        if (candidates is not [{ RefusedBecause: SentenceRules.Question } question, { RefusedBecause: Candidates.NeedsContext } answer, ..]
            || sentences[0].Quoted != Quoted.No || sentences[1].Quoted != Quoted.No
            || words.Of(question.Sentence) == Dependence.OnSentence
            || words.Of(answer.Sentence) is not (Dependence.OnNamed or Dependence.OnSpeaker))
            return;
        candidates[0] = question with { RefusedBecause = null, NeedsNext = true };
        candidates[1] = answer with { RefusedBecause = null, NeedsPrevious = true };
    }

    /// <summary>Whether a clause with a verb leads to the question behind its only colon.</summary>
    private static bool IsReported(string sentence, ContextWords words) =>
        sentence.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon && sentence[..colon] is var clause
        && colon == sentence.LastIndexOf(": ", StringComparison.Ordinal) && char.IsLower(sentence[colon + 2])
        && Words.Length(clause) >= Summary.MinWords && words.Of(clause) != Dependence.OnSentence
        && !words.InPerson.Speaks(clause) && !words.Verbs.AreMissingIn(clause + ".");

    /// <summary>The only sentence of a text, one word shorter than the minimum (<c>Police are searching houses.</c>); null if the text is
    /// longer, or no verb in it is known.</summary>
    public static SummaryChoice? OnlyShort(
        IReadOnlyList<TextBlock> text, IReadOnlyList<SummaryCandidate> candidates, string title, string? language)
    {
        var words = ContextWords.For(language);
        if (text is not [{ Kind: TextBlockKind.Paragraph, IsLink: false }] || candidates is not [var only]
            || !SentenceRules.IsTooShort(only.RefusedBecause)
            || Words.Length(only.Sentence) != SentenceGrammar.For(language).MinWords - 1
            || !words.Verbs.AreKnownIn(only.Sentence) || !IsWholeSentence(only.Sentence, words)
            || words.Of(only.Sentence) != Dependence.None || new HeadlineWords(title, language).AreRepeatedBy(only.Sentence))
            return null;
        return new SummaryChoice
        {
            Sentences = [only.Sentence],
            From = "the entry's only sentence",
            Candidates = [only with { RefusedBecause = null, Chosen = true }],
        };
    }

    private static bool IsWholeSentence(string sentence, ContextWords words) =>
        sentence[^1] == '.' && char.IsUpper(sentence[0]) && Words.Length(sentence) is >= MinWordsBetween and < Summary.MinWords
        && !words.Verbs.AreMissingIn(sentence) && !SentenceRules.TrailsOff(sentence, null) && BoilerplateRules.Unquotable(sentence) is null;
}

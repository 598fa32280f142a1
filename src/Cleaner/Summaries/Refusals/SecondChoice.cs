using BriefingBus.Cleaner.Boilerplate;
using BriefingBus.Cleaner.Html;
using BriefingBus.Cleaner.Summaries.Context;
using BriefingBus.Cleaner.Summaries.Sentences;

namespace BriefingBus.Cleaner.Summaries.Refusals;

/// <summary>Finds the sentences that, for their form, are quoted only if no other can be.</summary>
/// <param name="blocks">The blocks of the text.</param>
/// <param name="words">The words of its language.</param>
/// <param name="shared">The number of words that a sentence shares with the headline.</param>
internal sealed class SecondChoice(IReadOnlyList<TextBlock> blocks, ContextWords words, Func<string, int> shared)
{
    /// <summary>The maximum number of words of a label before a colon.</summary>
    private const int MaxLabelWords = 4;

    /// <summary>An exclamation that shares this many words with the headline reports the news.</summary>
    private const int SharedWithHeadline = 2;

    private const string Exclamation = "is an exclamation";

    /// <summary>An exclamation of at most this many words that shares fewer with the headline is never quoted.</summary>
    private const int MaxExclamationWords = 7;

    /// <summary>The maximum number of words of a fragment.</summary>
    private const int MaxFragmentWords = 25;

    /// <summary>Whether the author may write about themselves in the text.</summary>
    public bool MayBeMe { get; init; }

    /// <summary>Whether the text is a teaser, whose author chose every sentence.</summary>
    public bool MayBeFragments { get; init; }

    /// <summary>Recognises sentences addressed to readers in the language of the text.</summary>
    public required ReaderAddress Address { get; init; }

    /// <summary>Refuses them if others are left; a short exclamation without the headline's words it always refuses.</summary>
    /// <param name="candidates">The sentences.</param>
    /// <param name="sentences">The same, with their places.</param>
    /// <returns>Those that may still be quoted if the others turn out to need a sentence that isn't shown.</returns>
    public List<int> Refuse(List<SummaryCandidate> candidates, List<SourceSentence> sentences)
    {
        var isLabelled = sentences.Count(sentence => sentence.OpensBlock && HasLabel(sentence.Text)) > 1;
        var firstParagraph = 0;
        while (firstParagraph < blocks.Count && blocks[firstParagraph].Kind == TextBlockKind.ListItem)
            firstParagraph++;
        var reasons = candidates.Select((c, i) =>
            c.RefusedBecause is null && !c.NeedsNext && !(c.NeedsPrevious && candidates[i - 1].NeedsNext)
                ? ReasonOf(i, c, sentences[i]) : null).ToList();
        var others = candidates.Where((c, i) => c.RefusedBecause is null && reasons[i] is null && !c.NeedsPrevious).Any();
        var refused = new List<int>();
        for (var i = 0; i < candidates.Count; i++)
        {
            var isNeverQuoted = reasons[i] == Exclamation && Words.Length(candidates[i].Sentence) <= MaxExclamationWords;
            if (reasons[i] is not { } reason || !(others || isNeverQuoted))
                continue;
            candidates[i] = candidates[i] with { RefusedBecause = reason };
            if (!isNeverQuoted && !candidates[i].NeedsPrevious)
                refused.Add(i);
        }
        return refused;

        string? ReasonOf(int i, SummaryCandidate candidate, in SourceSentence source) =>
            !MayBeMe && words.InPerson.SpeaksOfMe(source.OwnWords) && !(Announces(source) && IsOfHeadline(candidate))
                ? "is about its author"
            : IsExclamation(candidate.Sentence) && !IsOfHeadline(candidate) && !Announces(source) ? Exclamation
            : BoilerplateRules.SecondChoiceOf(candidate.Sentence) is { } rule ? rule
            : Address.SecondChoiceOf(candidate.Sentence) is { } turn && (!MayBeMe || StandsByItself(i + 1)
                || (turn == ReaderAddress.Announces && EndsOpening(i) && !IsOfHeadline(candidate))) ? turn
            : candidate.Sentence is ['(', .., ')'] or ['[', .., ']'] ? "is an aside in brackets"
            : IsNumbered(candidate.Sentence) ? "is a numbered item"
            : blocks[source.Block].Kind == TextBlockKind.ListItem && source.Block > firstParagraph ? "is an item of a list"
            : isLabelled && source.OpensBlock && HasLabel(candidate.Sentence) ? "begins with a label"
            : !(MayBeFragments && !AnswersQuestion(i)) && !candidate.NeedsPrevious && Words.Length(candidate.Sentence) <= MaxFragmentWords
                && words.Verbs.AreMissingIn(candidate.Sentence) ? "has no verb"
            : null;

        bool IsOfHeadline(SummaryCandidate candidate) => shared(candidate.Sentence) >= SharedWithHeadline;

        bool Announces(in SourceSentence source) => words.InPerson.Announces(source.OwnWords);

        bool AnswersQuestion(int i) => i > 0 && candidates[i - 1].RefusedBecause == SentenceRules.Question;

        // In a text in the first person, each sentence continues the one before: a lead-in is refused only if the next sentence needs none.
        bool StandsByItself(int i) => i < candidates.Count && candidates[i] is { RefusedBecause: null, NeedsPrevious: false };

        bool EndsOpening(int i) => i > 0 && candidates[i - 1].RefusedBecause is null
            && (i + 1 == candidates.Count || candidates[i + 1].RefusedBecause is not null);
    }

    /// <summary>The candidates; those in reserve are allowed again if nothing else is left.</summary>
    public static List<SummaryCandidate> Restore(List<SummaryCandidate> candidates, List<int> inReserve)
    {
        if (candidates.TrueForAll(candidate => candidate.RefusedBecause is not null))
            inReserve.ForEach(i => candidates[i] = candidates[i] with { RefusedBecause = null });
        return candidates;
    }

    private static bool IsExclamation(string sentence) =>
        sentence.AsSpan().TrimEnd("\"”»’'“)」』 ") is [.., '!' or '！' or '՜' or '߹'];

    /// <summary><c>3. Clustering the input set.</c></summary>
    private static bool IsNumbered(string sentence) =>
        sentence is [>= '1' and <= '9', '.' or ')', ' ', ..]
            or [>= '1' and <= '9', ' ', '-' or '–' or '—', ' ', ..]
            or [>= '1' and <= '9', >= '0' and <= '9', '.' or ')', ' ', ..];

    /// <summary><c>Takeaway: …</c>, <c>Anna: …</c>, <c>Habitat — …</c>: the items of a list, or of a conversation.</summary>
    private static bool HasLabel(string sentence)
    {
        if (sentence.AsSpan().IndexOfAny('—', '–') is > 1 and var dash && dash + 2 < sentence.Length
            && sentence[dash - 1] == ' ' && sentence[dash + 1] == ' ')
            return sentence.AsSpan(0, dash - 1) is var name && name.Count(' ') < MaxLabelWords - 1 && name.IndexOfAny('.', ',', '"') < 0;
        var colon = sentence.IndexOfAny([':', '：']);
        if (colon <= 0 || colon + 2 >= sentence.Length || (sentence[colon] == ':' && sentence[colon + 1] != ' '))
            return false;
        var label = sentence.AsSpan(0, colon);
        return label.Count(' ') < MaxLabelWords && label.IndexOfAny('.', ',', '"') < 0
            && !char.IsLower(sentence[colon + (sentence[colon] == ':' ? 2 : 1)]);
    }
}

using BriefingBus.Cleaner.Html;
using BriefingBus.Cleaner.Languages;
using BriefingBus.Cleaner.Summaries.Context;
using BriefingBus.Cleaner.Summaries.Refusals;
using BriefingBus.Cleaner.Summaries.Sentences;

namespace BriefingBus.Cleaner.Summaries;

/// <summary>A feed's own short form: an editor's sentence, or only the article's beginning, cut at some length.</summary>
internal static class Description
{
    /// <summary>A text of more words is the article itself, whose sentences are weighed.</summary>
    private const int MaxTeaserWords = Candidates.MaxTeaserWords;

    /// <summary>The maximum number of words of a sentence without a stop: a longer one was cut.</summary>
    private const int MaxWordsWithoutStop = 50;

    /// <summary>The minimum number of words of a line above the text.</summary>
    private const int MinDekWords = 10;

    /// <summary>A line of this many words may share no word with the headline.</summary>
    private const int SureDek = 15;

    /// <summary>What may end a sentence without its stop, beside letters and digits.</summary>
    private const string MayBeLast = "\"”»’')“%」°€£$";

    /// <summary>The description's sentences if an editor wrote it; null if the text should be weighed instead.</summary>
    public static SummaryChoice? Judge(
        string title,
        IReadOnlyList<TextBlock> description,
        IReadOnlyList<TextBlock> text,
        string? language,
        SummaryOptions options,
        RepeatedText repeated)
    {
        var words = description.Sum(block => Words.Length(block.Text));
        if (words < Summary.MinWords || words > MaxTeaserWords)
            return null;
        if (text.Count > 0 && (IsBeginningOf(description, Summary.Quotable(text)) || IsBeginningOf(description, text)))
            return null;

        var candidates = Candidates.Of(title, description, language, repeated);
        if (candidates is [{ RefusedBecause: SentenceRules.NoStop } only] && MayLackStop(description[0], only.Sentence, title, language))
            candidates = [only with { RefusedBecause = null }];
        return Take(candidates, options, "the feed's description");
    }

    /// <summary>The beginning of a short text, whose sentences were written to be read in order; null if the text is longer.</summary>
    public static SummaryChoice? InOrder(IReadOnlyList<TextBlock> text, List<SummaryCandidate> candidates, SummaryOptions options) =>
        text.Sum(block => Words.Length(block.Text)) <= MaxTeaserWords
            ? Take([.. candidates], options, "the beginning of a short text")
            : null;

    /// <summary>If nothing else qualifies, a short text of one sentence without its stop; null if there is none.</summary>
    public static SummaryChoice? WithoutStop(
        string title,
        IReadOnlyList<TextBlock>? description,
        IReadOnlyList<TextBlock> text,
        List<SummaryCandidate> weighed,
        string? language,
        RepeatedText repeated)
    {
        foreach (var blocks in (ReadOnlySpan<IReadOnlyList<TextBlock>?>)[description, text])
        {
            if (blocks is null || blocks.Sum(block => Words.Length(block.Text)) > MaxTeaserWords)
                continue;
            foreach (var block in blocks)
            {
                if (block.Kind == TextBlockKind.Quote || (block.Kind == TextBlockKind.ListItem && Candidates.AreNotes(blocks))
                    || Candidates.Of(title, [block], language, repeated) is not [{ RefusedBecause: SentenceRules.NoStop } only]
                    || !MayLackStop(block, only.Sentence, title, language))
                    continue;
                return new SummaryChoice
                {
                    Sentences = [only.Sentence],
                    From = "the entry's only text",
                    Candidates = [.. weighed.Where(c => c.Sentence != only.Sentence), only with { RefusedBecause = null, Chosen = true }],
                };
            }
        }
        return null;
    }

    /// <summary>The line that an editor put above the text (a dek), which often has no stop; null if there is none. A heading has fewer
    /// words, no verb, or no word of the headline.</summary>
    public static SummaryChoice? Dek(
        string title, IReadOnlyList<TextBlock> text, List<SummaryCandidate> weighed, string? language)
    {
        if (text is not [{ Kind: TextBlockKind.Paragraph } line, var next, _, ..] || !SentenceMarks.IsEnded(next.Text)
            || weighed is not [{ RefusedBecause: SentenceRules.NoStop } first, ..] || first.Sentence.Length != line.Text.Length
            || !MayLackStop(line, first.Sentence, title, language))
            return null;
        var (words, length) = (ContextWords.For(language), Words.Length(first.Sentence));
        if (length < MinDekWords || words.Verbs.AreMissingIn(first.Sentence) || words.Of(first.Sentence) != Dependence.None)
            return null;
        if (length < SureDek && !Words.Of(first.Sentence).Intersect(Words.Of(title)).Any(word => !FunctionWords.Contains(word, language)))
            return null;
        return new SummaryChoice
        {
            Sentences = [first.Sentence],
            From = "the line above the text",
            Candidates = [first with { RefusedBecause = null, Chosen = true }, .. weighed.Skip(1)],
        };
    }

    /// <summary>Whether the text begins as the description does: many feeds cut the article at a fixed length.</summary>
    private static bool IsBeginningOf(IReadOnlyList<TextBlock> description, IReadOnlyList<TextBlock> text)
    {
        var teaserWords = Words.Of(string.Join(' ', description.Select(block => block.Text)));
        var sure = teaserWords.Take(Math.Max(3, teaserWords.Count - 3)).ToList();
        var length = description.Sum(block => block.Text.Length) * 2 + 200;
        var begun = new List<string>();
        foreach (var block in text)
        {
            begun.AddRange(Words.Of(block.Text[..Math.Min(block.Text.Length, length)]));
            if ((length -= block.Text.Length) <= 0)
                break;
        }
        return begun.Count >= sure.Count && begun.Take(sure.Count).SequenceEqual(sure);
    }

    /// <summary>The sentences in order. After one that can't be quoted, those that need what it names are left out; after the first one
    /// taken, one without room ends the summary.</summary>
    private static SummaryChoice Take(List<SummaryCandidate> candidates, SummaryOptions options, string from)
    {
        var (taken, length, last) = (0, 0, -1);
        for (var i = 0; i < candidates.Count; i++)
        {
            var candidate = candidates[i];
            var (together, longer) = (1, length + Words.Length(candidate.Sentence));
            while (candidates[i + together - 1].NeedsNext && i + together < candidates.Count)
                longer += Words.Length(candidates[i + together++].Sentence);
            if (candidate.RefusedBecause is not null || (candidate.NeedsPrevious && !(i > 0 && candidates[i - 1].Chosen))
                || (taken > 0 && last < i - 1 && candidate.TakesUp is { } named && !candidates[named].Chosen))
                continue;
            if (!candidate.NeedsNext && candidates.Take(i).Any(said => said.Chosen && said.Sentence == candidate.Sentence))
            {
                // The next one may refer to it, but it is shown once and needs no room.
                (candidates[i], last) = (candidate with { Chosen = true }, i);
                continue;
            }
            var haveRoom = taken + together <= options.Sentences && longer <= options.Words;
            if (taken > 0 && !haveRoom)
                break;
            // One sentence may be longer than a summary, but not together with the next one that it needs.
            if (together > 1 && !haveRoom)
                continue;
            candidates[i] = candidate with { Chosen = true };
            last = i;
            taken++;
            length += Words.Length(candidate.Sentence);
        }
        return new SummaryChoice
        {
            Sentences = [.. candidates.Where(c => c.Chosen).Select(c => c.Sentence).Distinct()],
            From = from,
            Candidates = candidates,
        };
    }

    /// <summary>Whether a sentence may lack its stop: publishers leave it off a single one. A long one, or one that ends in a word that
    /// cannot be the last, was cut; one with a bar is a list or names its site.</summary>
    public static bool MayLackStop(TextBlock block, string sentence, string title, string? language) =>
        !block.IsLink && !sentence.Contains(" | ", StringComparison.Ordinal)
        && Words.Length(sentence) is >= Summary.MinWords and <= MaxWordsWithoutStop
        && (char.IsLetterOrDigit(sentence[^1]) || Words.IsMark(sentence[^1]) || MayBeLast.Contains(sentence[^1]))
        && HoldsSmallLetters(sentence)
        && SentenceRules.FormOf(sentence, new HeadlineWords(title, language)) is null
        && !SentenceRules.NamesItsAuthor(sentence)
        && ContextWords.For(language).Of(sentence) != Dependence.OnSentence;

    /// <summary>Whether at least a fifth of the words begin small: headings are in capitals, or each word has one.</summary>
    private static bool HoldsSmallLetters(string sentence)
    {
        var (words, small) = (0, 0);
        foreach (var range in sentence.AsSpan().Split(' '))
            if (sentence.AsSpan(range) is [var first, ..] && char.IsLetter(first))
            {
                words++;
                small += char.IsUpper(first) ? 0 : 1;
            }
        return small > 0 && 5 * small >= words;
    }
}

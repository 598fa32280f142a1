using BriefingBus.Cleaner.Boilerplate;
using BriefingBus.Cleaner.Html;
using BriefingBus.Cleaner.Summaries.Context;
using BriefingBus.Cleaner.Summaries.Refusals;
using BriefingBus.Cleaner.Summaries.Sentences;

namespace BriefingBus.Cleaner.Summaries;

/// <summary>The sentences of a source as candidates for its summary: which may be quoted, and which only together with another.</summary>
internal static class Candidates
{
    /// <summary>The number of blocks at the start that may begin with a dateline.</summary>
    private const int DatelineBlocks = 3;

    /// <summary>The maximum number of words of a teaser: its first sentence was written to follow the headline, and may depend on
    /// it.</summary>
    public const int MaxTeaserWords = 90;

    /// <summary>A first sentence with this many of the headline's words is about what the headline names.</summary>
    private const int NamedByHeadline = 2;

    /// <summary>The minimum number of items for a judgement of a list.</summary>
    private const int MinListItems = 4;

    /// <summary>The candidates of a text, in its order.</summary>
    /// <param name="title">The headline.</param>
    /// <param name="blocks">The quotable blocks.</param>
    /// <param name="language">BCP 47 tag of the text, or null.</param>
    /// <param name="repeated">What the feed repeats from entry to entry.</param>
    public static List<SummaryCandidate> Of(string title, IReadOnlyList<TextBlock> blocks, string? language, RepeatedText repeated)
    {
        blocks = BlockQuotations.OwnWhereNothingElseIs(blocks);
        if (blocks.Count > 0 && blocks.All(block => block.IsLink) && SentenceMarks.IsEnded(blocks[0].Text))
            blocks = [.. blocks.Select(block => block with { IsLink = false })];
        var words = ContextWords.For(language);
        var sentences = SourceSentence.Of(title, blocks, language);
        var isTeaser = blocks.Sum(block => Words.Length(block.Text)) <= MaxTeaserWords;
        var isPersonal = PersonalText.Is(sentences, words) && !PersonalText.IsInterview(blocks, words);
        var (isNotes, isLinkList, isLive) = (AreNotes(blocks), LinkLists.Are(blocks), LiveReports.Holds(title, blocks, isTeaser));
        var (candidates, bound) = (new List<SummaryCandidate>(sentences.Count), new List<Dependence>(sentences.Count));
        var headline = new HeadlineWords(title, language);
        var (notes, turns) = (NotesOf(blocks, repeated), Conversations.TurnsIn(sentences));
        foreach (var sentence in sentences)
        {
            var bare = ReadMoreLabels.Without((sentence.OpensBlock || sentence.Text[0] is '(' or '[') && sentence.Block < DatelineBlocks
                ? Datelines.WithoutDateline(sentence.Text, title, blocks, language, repeated) : sentence.Text);
            var refusal = isLive ? "is a line of a live report"
                : isNotes && blocks[sentence.Block].Kind == TextBlockKind.ListItem ? "is an item of a list of notes"
                : isLinkList && blocks[sentence.Block].BeginsWithLink ? LinkLists.Reason
                : sentence.OpensBlock && LiveReports.IsStamped(sentence.Text) ? "begins with a time"
                : turns[candidates.Count] ? Conversations.Reason
                : notes[sentence.Block] ?? Refusal(sentence, bare, blocks, headline);
            var need = refusal is null ? DependenceOf(sentence, bare, words) : Dependence.None;
            if (candidates.Count > 0 && SentenceRules.IsQuestion(candidates[^1].Sentence)
                && (need == Dependence.None ? words.PointsAnywhere(bare) : need == Dependence.OnSpeaker && !sentence.OpensBlock))
                need = Dependence.OnSentence;
            PictureCredits.RefuseCaption(candidates, sentence);
            candidates.Add(new SummaryCandidate { Sentence = bare, RefusedBecause = refusal });
            bound.Add(need == Dependence.OnSpeaker && isPersonal ? Dependence.None : need);
        }
        BlockQuotations.LeadIn(candidates, sentences, blocks, words, title);
        if (isTeaser)
            Teaser.AllowShortBetween(candidates, sentences, words);
        Bind(candidates, bound, sentences, words, isTeaser, headline, blocks);
        repeated.Refuse(candidates, title);
        var secondChoice = new SecondChoice(blocks, words, headline.In)
        {
            MayBeMe = isPersonal && !words.IsHowTo(title),
            MayBeFragments = isTeaser && blocks.Count == 1,
            Address = ReaderAddress.For(language),
        };
        if (!isPersonal)
            headline.RefuseFarOff(candidates);
        var inReserve = secondChoice.Refuse(candidates, sentences);
        if (headline.Count > 1)
            new KnownThings(candidates, language, headline).Mark();
        if (isPersonal)
            PersonalText.KeepToOpening(candidates, sentences, words, headline);
        RefuseOrphans(candidates);
        if (isTeaser && candidates.TrueForAll(candidate => candidate.RefusedBecause is not null))
            Teaser.Answer(candidates, sentences, words);
        if (headline.Count > 1)
            Gaps.Mark(candidates, sentences, words, headline);
        return SecondChoice.Restore(candidates, inReserve);
    }

    /// <summary>Whether most items of the lists are not sentences, but links or names: then those that are sentences are asides.</summary>
    public static bool AreNotes(IReadOnlyList<TextBlock> blocks)
    {
        var (items, ended) = (0, 0);
        foreach (var block in blocks)
            if (block.Kind == TextBlockKind.ListItem)
            {
                items++;
                ended += SentenceMarks.IsEnded(block.Text) ? 1 : 0;
            }
        return items >= MinListItems && 2 * ended < items;
    }

    /// <summary>For each block, why none of its sentences may be quoted, or null.</summary>
    private static List<string?> NotesOf(IReadOnlyList<TextBlock> blocks, RepeatedText repeated)
    {
        var isRepeated = blocks.Select(block => repeated.Holds(block.Text)).ToList();
        return
        [
            .. blocks.Select((block, b) => isRepeated[b] && isRepeated.Contains(false) ? RepeatedText.Reason
                : TopicLists.Is(block.Text) ? TopicLists.Reason : BoilerplateRules.NoteOf(block.Text)),
        ];
    }

    internal const string NeedsContext = "needs a sentence that isn't shown";
    internal const string InBlockQuotation = "is in a block quotation";

    private static string? Refusal(in SourceSentence sentence, string bare, IReadOnlyList<TextBlock> blocks, HeadlineWords headline)
    {
        if (blocks[sentence.Block].IsLink)
            return "is a link";
        if (sentence.Quoted == Quoted.Inside)
            return "is inside a quotation";
        if (sentence.Quoted == Quoted.Alone)
            return blocks[sentence.Block].Kind == TextBlockKind.Quote
                ? InBlockQuotation
                : "is a quotation without its speaker";
        var isBelowQuotation = sentence.Block > 0 && sentence.OpensBlock && blocks[sentence.Block - 1].Kind == TextBlockKind.Quote;
        if (isBelowQuotation && BlockQuotations.IsSourceLine(blocks[sentence.Block].Text))
            return "names the source of the quotation before";
        return SentenceRules.RefusalOf(sentence is { OpensBlock: true, Block: 0 } ? headline.Capitalized(bare) : bare, headline);
    }

    private static Dependence DependenceOf(in SourceSentence sentence, string bare, ContextWords words)
    {
        // "…," she said: the words beside the quotation may depend on the sentence before.
        var own = sentence.OwnWords.Length == sentence.Text.Length ? bare : sentence.OwnWords;
        var need = words.Of(bare);
        return need == Dependence.None && own.Length > 0 && bare.Length > 0 && !char.IsLetterOrDigit(bare[0]) ? words.Of(own) : need;
    }

    /// <summary>A sentence that depends on its context needs the one before it, if that is near and may be quoted; otherwise it is refused.
    /// At the start of a text, the headline is its context.</summary>
    private static void Bind(
        List<SummaryCandidate> candidates, List<Dependence> bound, List<SourceSentence> sentences, ContextWords words, bool isTeaser,
        HeadlineWords headline, IReadOnlyList<TextBlock> blocks)
    {
        var first = candidates.FindIndex(candidate => candidate.RefusedBecause != SentenceRules.HeadlineAgain);
        var opening = candidates.FindIndex(candidate => !SentenceRules.OnlyLeadsIn(candidate.RefusedBecause));
        for (var i = 0; i < candidates.Count; i++)
        {
            if (i + 1 < candidates.Count && sentences[i + 1].Block - sentences[i].Block <= 1 && words.Denies(candidates[i + 1].Sentence)
                && sentences[i + 1].Quoted == sentences[i].Quoted)
            {
                candidates[i] = candidates[i] with { NeedsNext = true };
                candidates[i + 1] = candidates[i + 1] with
                {
                    RefusedBecause = candidates[i].RefusedBecause is null
                        ? null
                        : candidates[i + 1].RefusedBecause ?? "denies a sentence that can't be quoted",
                    NeedsPrevious = true,
                };
                continue;
            }
            if (candidates[i].RefusedBecause is not null || candidates[i].NeedsPrevious || bound[i] == Dependence.None)
                continue;
            if ((i <= opening && bound[i] == Dependence.OnSpeaker)
                || (i <= first && bound[i] == Dependence.OnNamed)
                || (i <= first && bound[i] == Dependence.OnThing
                    && (!blocks[sentences[i].Block].FollowsDropped || headline.In(candidates[i].Sentence) > 0)
                    && (i > 0 || isTeaser || headline.In(candidates[i].Sentence) >= NamedByHeadline)))
                continue;
            candidates[i] = i > 0 && candidates[i - 1].RefusedBecause is null && sentences[i].Block - sentences[i - 1].Block <= 1
                ? candidates[i] with { NeedsPrevious = true }
                : candidates[i] with { RefusedBecause = NeedsContext };
        }
    }

    /// <summary>A sentence that needs one that can't be quoted can't be quoted either.</summary>
    private static void RefuseOrphans(List<SummaryCandidate> candidates)
    {
        for (var i = 1; i < candidates.Count; i++)
            if (candidates[i].RefusedBecause is null && candidates[i].NeedsPrevious && candidates[i - 1].RefusedBecause is not null)
                candidates[i] = candidates[i] with { RefusedBecause = NeedsContext };
        for (var i = candidates.Count - 1; i >= 0; i--)
            if (candidates[i].RefusedBecause is null
                && candidates[i].NeedsNext
                && (i + 1 == candidates.Count || candidates[i + 1].RefusedBecause is not null))
                candidates[i] = candidates[i] with { RefusedBecause = "is denied or explained by a sentence that can't be quoted" };
    }
}

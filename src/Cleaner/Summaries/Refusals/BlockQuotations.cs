using BriefingBus.Cleaner.Boilerplate;
using BriefingBus.Cleaner.Html;
using BriefingBus.Cleaner.Summaries.Context;
using BriefingBus.Cleaner.Summaries.Sentences;

namespace BriefingBus.Cleaner.Summaries.Refusals;

/// <summary>Judges the block quotations of a text: whose words they are, and whether they may be quoted.</summary>
internal static class BlockQuotations
{
    /// <summary>The maximum number of words of a line before a block quotation that names its speaker.</summary>
    private const int MaxLeadInWords = 30;

    /// <summary>The maximum number of words of a line after a block quotation that names its source.</summary>
    private const int MaxSourceLineWords = 15;

    /// <summary>The blocks; if the entry is only quotations and a word or two, they count as text: the headline names what they are
    /// from.</summary>
    public static IReadOnlyList<TextBlock> OwnWhereNothingElseIs(IReadOnlyList<TextBlock> blocks) =>
        blocks.Any(block => block.Kind == TextBlockKind.Quote)
            && blocks.All(block => block.Kind == TextBlockKind.Quote || SaysNothing(block))
            ? [.. blocks.Select(block => block.Kind == TextBlockKind.Quote ? block with { Kind = TextBlockKind.Paragraph } : block)]
            : blocks;

    /// <summary><c>Well deserved. Congrats!</c>, but not a line that names the speaker.</summary>
    private static bool SaysNothing(TextBlock block) =>
        !block.IsLink && block.Text[^1] is not (':' or '：') && !IsSourceLine(block.Text)
        && SentenceSplitter.Split(block.Text).All(sentence => Words.Length(sentence) < Summary.MinWords);

    /// <summary><c>Akira Kurosawa, Les salauds dorment en paix.</c>, <c>— Anna Holt</c></summary>
    public static bool IsSourceLine(string text)
    {
        if (Words.Length(text) > MaxSourceLineWords)
            return false;
        var line = text.AsSpan().TrimStart("—–-― ");
        var comma = line.IndexOfAny(',', '(', ':');
        var name = (comma < 0 ? line : line[..comma]).Trim();
        if (name.Length == 0 || (comma < 0 && line.Length == text.Length))
            return false;
        foreach (var word in name.Split(' '))
            if (name[word] is [var first, ..] && !char.IsUpper(first) && name[word].Length > 3)
                return false;
        return true;
    }

    /// <summary>Keeps <c>Dina Bass, reporting for Bloomberg:</c> together with the block quotation below: the line says whose words follow.
    /// If the line repeats the headline, the headline says so.</summary>
    public static void LeadIn(
        List<SummaryCandidate> candidates,
        List<SourceSentence> sentences,
        IReadOnlyList<TextBlock> blocks,
        ContextWords words,
        string title)
    {
        for (var i = 1; i < candidates.Count; i++)
        {
            var (line, quoted) = (sentences[i - 1], sentences[i]);
            var isHeadline = line.Text.AsSpan(0, line.Text.Length - 1).Equals(title, StringComparison.OrdinalIgnoreCase);
            if (!quoted.OpensBlock || quoted.Block != line.Block + 1
                || blocks[quoted.Block].Kind != TextBlockKind.Quote || blocks[line.Block].Kind != TextBlockKind.Paragraph
                || line.Text[^1] is not (':' or '：') || !line.OpensBlock || Words.Length(line.Text) > MaxLeadInWords
                || BoilerplateRules.Unquotable(line.Text) is not null
                || words.Of(line.Text) != Dependence.None || !(isHeadline || NamesSomebody(line.Text)))
                continue;
            candidates[i - 1] = isHeadline
                ? candidates[i - 1] with { RefusedBecause = SentenceRules.HeadlineAgain }
                : candidates[i - 1] with { RefusedBecause = null, NeedsNext = true };
            var known = new HeadlineWords(isHeadline ? title : "", language: null);
            var first = i;
            for (; i < candidates.Count && sentences[i].Block == quoted.Block; i++)
            {
                var refusal = sentences[i].Quoted == Quoted.Inside && !SentenceMarks.IsEnded(sentences[i].Text)
                    ? "is inside a quotation"
                    : SentenceRules.RefusalOf(candidates[i].Sentence, known);
                candidates[i] = candidates[i] with { RefusedBecause = refusal, NeedsPrevious = !isHeadline || i > first };
                if (refusal is not null)
                    break;
            }
        }
    }

    /// <summary>Whether the line has a capitalised word other than the first, or a comma.</summary>
    private static bool NamesSomebody(string line)
    {
        for (var i = 1; i < line.Length; i++)
            if (char.IsUpper(line[i]) && line[i - 1] == ' ')
                return true;
        return line.IndexOf(',', StringComparison.Ordinal) > 0;
    }
}

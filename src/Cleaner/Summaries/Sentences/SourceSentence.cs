using BriefingBus.Cleaner.Html;
using BriefingBus.Text;

namespace BriefingBus.Cleaner.Summaries.Sentences;

/// <summary>A sentence of a source, with its place in the text.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Block">The index of its block among the quotable ones.</param>
/// <param name="OpensBlock">Whether the block begins with it.</param>
/// <param name="Quoted">How it relates to the quotations of the text.</param>
/// <param name="OwnWords">The sentence without the quotations in it.</param>
internal readonly record struct SourceSentence(string Text, int Block, bool OpensBlock, Quoted Quoted, string OwnWords)
{
    /// <summary>The maximum number of blocks without a mark that a quotation extends over.</summary>
    private const int MaxQuotationBlocks = 6;

    /// <summary>Languages that mark speech with a dash at the start of a paragraph (from the style guides of each; Unicode CLDR has no data
    /// on it).</summary>
    private static readonly HashSet<string> DashLanguages =
    [
        "fr", "es", "pt", "ca", "gl", "ru", "uk", "be", "bg", "pl", "ro", "hu", "el", "tr", "sr", "mk", "fi", "sv", "no", "da", "lt",
        "lv", "et",
    ];

    /// <summary>The sentences of the blocks, in order. Quotations may extend over several sentences and blocks.</summary>
    /// <param name="title">The headline.</param>
    /// <param name="blocks">The blocks.</param>
    /// <param name="language">BCP 47 tag of the text, or null.</param>
    public static List<SourceSentence> Of(string title, IReadOnlyList<TextBlock> blocks, string? language)
    {
        var sentences = new List<SourceSentence>();
        var ranges = new List<(int Start, int End)>();
        var dashes = language is not null && DashLanguages.Contains(LanguageTag.Primary(language));
        var carried = -1;
        for (var b = 0; b < blocks.Count; b++)
        {
            ranges.Clear();
            var text = SentenceSplitter.SplitBlock(blocks[b].Text, language, ranges, title);
            var quotations = Quotations.Of(text, out var strayClose);
            if (strayClose >= 0 && carried < 0 && IsArrow(text, strayClose, language))
                strayClose = -1;
            if (strayClose >= 0 && carried >= 0 && b - carried <= MaxQuotationBlocks && !(quotations is [{ Open: 0 }, ..]))
                for (var i = sentences.Count - 1; i >= 0 && sentences[i].Block > carried; i--)
                    sentences[i] = sentences[i] with { Quoted = Quoted.Inside };
            var isQuote = blocks[b].Kind == TextBlockKind.Quote;
            var speech = dashes && !isQuote ? DashSpeech.In(text, ranges, SentenceGrammar.For(language)) : [];
            var first = 0;
            foreach (var (start, end) in ranges)
            {
                // Sentences are in order, so each skips the quotations that end before it.
                while (first < quotations.Count && quotations[first].Close < start)
                    first++;
                var quoted = start <= strayClose ? Quoted.Inside : Quotations.Of(text, start, end, quotations, first);
                if (quoted != Quoted.Inside && (isQuote || speech.Contains(start)))
                    quoted = Quoted.Alone;
                var sentence = text[start..end];
                var own = quotations.Count == 0 ? sentence : WithoutQuotations(text, start, end, quotations, first);
                sentences.Add(new SourceSentence(sentence, b, start == 0, quoted, own));
            }
            var opens = quotations.Count > 0 && quotations[^1].Close == text.Length;
            carried = opens ? b : strayClose >= 0 || quotations.Count > 0 ? -1 : carried;
        }
        return sentences;
    }

    /// <summary><c>… saved nearly all of the paintin… »</c>: an arrow to the rest of the text, if no quotation is open. French has a space
    /// before its closing mark.</summary>
    private static bool IsArrow(string text, int at, string? language) =>
        at == text.Length - 1 && at > 1 && text[at] is '»' or '›' && text[at - 1] == ' '
        && (text[at - 2] is '…' or ']' || text.AsSpan(0, at - 1).EndsWith("...", StringComparison.Ordinal)
            || (language is not null && LanguageTag.Primary(language) != "fr"));

    private static string WithoutQuotations(string text, int start, int end, List<Quotation> quotations, int first)
    {
        var kept = new System.Text.StringBuilder();
        var from = start;
        for (var i = first; i < quotations.Count && quotations[i].Open < end; i++)
        {
            var (open, close) = quotations[i];
            if (close < start)
                continue;
            if (open > from)
                kept.Append(text, from, open - from);
            from = Math.Max(from, Math.Min(end, close + 1));
        }
        return kept.Append(text, from, end - from).ToString().Trim(' ', ',', '.');
    }
}

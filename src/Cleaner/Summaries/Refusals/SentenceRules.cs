using BriefingBus.Cleaner.Boilerplate;
using BriefingBus.Cleaner.Extraction;
using BriefingBus.Cleaner.Summaries.Context;
using BriefingBus.Cleaner.Summaries.Sentences;

namespace BriefingBus.Cleaner.Summaries.Refusals;

/// <summary>Decides by their form which sentences a briefing may quote. <see cref="BoilerplateRules"/> decides by their words.</summary>
internal static class SentenceRules
{
    /// <summary>Marks of feeds and feed readers for a text that they cut.</summary>
    private static readonly string[] CutMarks =
        ["[…]", "[...]", "(…)", "(...)", "[?]", "chars]", .. ReadMoreLabels.All];

    /// <summary>Why a sentence without its stop is refused.</summary>
    public const string NoStop = "has no stop: a heading, a caption or cut off";

    /// <summary>Why a sentence that repeats the headline is refused.</summary>
    public const string HeadlineAgain = "repeats the headline";

    /// <summary>Why a question is refused.</summary>
    public const string Question = "asks a question";

    /// <summary>The beginning of the reason against a sentence of few words.</summary>
    private const string TooShort = "has fewer than";

    /// <summary>Reads names without knowledge of the site.</summary>
    private static readonly PersonNames NoSite = new(site: null, url: null);

    /// <summary>The minimum number of words of a sentence with a subject and a verb: fewer of the headline's words are an
    /// exclamation.</summary>
    private const int MinClauseWords = 3;

    /// <summary>Why a sentence can't be quoted, in plain words; null if it can.</summary>
    public static string? RefusalOf(string sentence, HeadlineWords headline)
    {
        if (!SentenceMarks.IsEnded(sentence))
            return NoStop;
        return FormOf(sentence, headline, SentenceGrammar.For(headline.Language).MinWords);
    }

    /// <summary>Whether a sentence was refused because it repeats the headline, greets the reader or has few words: then the next one
    /// counts as the first.</summary>
    public static bool OnlyLeadsIn(string? refusal) => refusal is HeadlineAgain or ReaderAddress.Greets || IsTooShort(refusal);

    /// <summary>Whether a sentence was refused because it has few words.</summary>
    public static bool IsTooShort(string? refusal) => refusal?.StartsWith(TooShort, StringComparison.Ordinal) == true;

    /// <summary>As <see cref="RefusalOf"/>, for a text that is one sentence without its stop.</summary>
    public static string? FormOf(string sentence, HeadlineWords headline) => FormOf(sentence, headline, Summary.MinWords);

    private static string? FormOf(string sentence, HeadlineWords headline, int minWords)
    {
        if (Words.Length(sentence) is var length && length < minWords)
            return length >= MinClauseWords && headline.AreRepeatedBy(sentence)
                ? HeadlineAgain
                : $"{TooShort} {minWords} words";
        if (TrailsOff(sentence, headline.Language))
            return "trails off";
        if (IsQuestion(sentence))
            return Question;
        if ((Words.BeginsSmall(sentence) && !BeginsWithNameIn(sentence, headline.Title))
            || sentence[0] is ',' or ';' or ')' or '.' or '…' or '，' or '、'
            || sentence is ['—' or '–', ' ', ..]
            || (sentence[0] == '*' && sentence.Length > 1 && char.IsLetter(sentence[1])))
            return "begins in the middle";
        if (sentence[0] is '→' or '⇒' or '➜' or '➔' or '➡' or '►' or '▶' or '☞')
            return "points to something with an arrow";
        if (sentence[0] is '━' or '─' or '■' or '□' or '▲' or '△' or '▽' or '▼' or '◆' or '◇')
            return "begins with the sign of a subheading";
        if (!BracketsClose(sentence))
            return "has an open bracket";
        if (LooksLikeCode(sentence))
            return "is an address, code or figures rather than words";
        if (NameLists.Is(sentence))
            return "is a list of names, or verse";
        if (DatelineShapes.IsWhole(sentence))
            return "is a dateline";
        if (headline.AreRepeatedBy(sentence))
            return HeadlineAgain;
        if (PersonNames.IsAnnounced(sentence) && NoSite.OfWhole(sentence) is not null)
            return "is a byline";
        return BoilerplateRules.Unquotable(sentence) ?? ReaderAddress.For(headline.Language).RefusalOf(sentence);
    }

    /// <summary>Whether a text without a stop names its author behind it (<c>The edge of the pier, by Anna Holt</c>), as the titles of
    /// columns do.</summary>
    public static bool NamesItsAuthor(string text) =>
        text.LastIndexOf(", ", StringComparison.Ordinal) is > 0 and var comma && text[(comma + 2)..] is var end
        && PersonNames.IsAnnounced(end) && NoSite.OfWhole(end) is not null;

    /// <summary>Whether the sentence is a question, in any script.</summary>
    public static bool IsQuestion(string sentence) =>
        sentence.AsSpan().TrimEnd("\"”»’'“)」』") is [.., '?' or '？' or '؟' or '\u037E' or '՞' or '፧' or '⁇' or '⁈' or '⁉']
            || sentence.EndsWith("?!", StringComparison.Ordinal) || sentence.EndsWith("？！", StringComparison.Ordinal)
            || AsksBeforeBracket(sentence) || (sentence[^1] == ';' && sentence.AsSpan().ContainsAnyInRange('\u0370', '\u03FF'));

    /// <summary><c>What does it mean? (via Josh A.)</c></summary>
    private static bool AsksBeforeBracket(string sentence) =>
        sentence[^1] == ')' && sentence.LastIndexOf('(') is var open and > 1 && sentence.AsSpan(0, open).TrimEnd() is [.., '?' or '？'];

    /// <summary>Whether the sentence was cut: it ends in dots, though not in the four of a stop after an ellipsis, in a mark of a cut,
    /// or in a word that cannot be the last.</summary>
    public static bool TrailsOff(string sentence, string? language)
    {
        var end = sentence.AsSpan().TrimEnd();
        // Whoever quotes a cut text puts a stop after the mark: […].
        var cut = end is [.., ']' or ')', '.'] ? end[..^1] : end;
        foreach (var mark in CutMarks)
            if (cut.EndsWith(mark, StringComparison.OrdinalIgnoreCase))
                return true;
        end = end.TrimEnd("\"”»’'“)」』 ");
        // Chinese and Japanese set the stop behind the dots of a sentence that is left open.
        if (end is [.., '…', '。'])
            return true;
        if (end is [.., '…'] && !end.EndsWith("….", StringComparison.Ordinal))
            return true;
        if (end.EndsWith("...", StringComparison.Ordinal) && !end.EndsWith("....", StringComparison.Ordinal))
            return true;
        if (end.EndsWith("..", StringComparison.Ordinal) && !end.EndsWith("...", StringComparison.Ordinal))
            return true;
        var stopless = end.TrimEnd(".!?… ");
        var from = stopless.Length;
        while (from > 0 && (Words.IsWordPart(stopless[from - 1]) || (stopless[from - 1] is '\'' or '’' && from < stopless.Length)))
            from--;
        var last = stopless[from..];
        var isInitial = last.Length == 1 && char.IsUpper(last[0]);
        return (stopless is [.., ',' or '-' or '–' or '—' or ':' or ';' or '(' or '&' or '/'] && !SentenceMarks.IsEnded(stopless))
            || (end is not [.., '!' or '?'] && !isInitial && ContextWords.For(language).IsCutAfter(last, end is [.., '.' or '।']));
    }

    /// <summary><c>npm 7 is out.</c> below the headline <c>npm 7 released</c>: a name in lower case.</summary>
    private static bool BeginsWithNameIn(string sentence, string title)
    {
        var end = sentence.IndexOf(' ', StringComparison.Ordinal);
        return end > 0 && title.StartsWith(sentence[..end], StringComparison.Ordinal)
            && (title.Length == end || (end > 2 && !Words.IsWordPart(title[end])));
    }

    private static bool BracketsClose(string sentence)
    {
        var (round, square, corner) = (0, 0, 0);
        foreach (var c in sentence)
        {
            round += c is '(' or '（' ? 1 : c is ')' or '）' ? -1 : 0;
            square += c is '[' or '【' ? 1 : c is ']' or '】' ? -1 : 0;
            corner += c == '「' ? 1 : c == '」' ? -1 : 0;
        }
        return round == 0 && square == 0 && corner == 0;
    }

    private static bool LooksLikeCode(string sentence)
    {
        var (letters, spaces, signs) = (0, 0, 0);
        var isGreek = sentence.AsSpan().ContainsAnyInRange('\u0370', '\u03FF');
        foreach (var c in sentence)
        {
            if (c == ' ')
                spaces++;
            else if (char.IsLetter(c) || (c > '\u02FF' && (Words.IsMark(c) || c is '\u200C' or '\u200D')))
                letters++;
            else if (c is '{' or '}' or '=' or '<' or '>' or '|' or '\\' or '~' or '^' or '`' || char.IsHighSurrogate(c)
                || (c > '\u2000' && char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.OtherSymbol)
                || (c == ';' && !isGreek))
                signs++;
        }
        return letters < 0.6 * (sentence.Length - spaces)
            || signs > 2
            || sentence.Contains("://", StringComparison.Ordinal)
            || HoldsEscape(sentence);
    }

    /// <summary>Escapes of JSON and scripts that a feed left in its text: <c>\u2019</c>, <c>\n</c>.</summary>
    private static bool HoldsEscape(string sentence)
    {
        for (var at = sentence.IndexOf('\\', StringComparison.Ordinal); at >= 0; at = sentence.IndexOf('\\', at + 1))
        {
            var next = sentence.AsSpan(at + 1);
            if (next is ['n' or 't' or '"' or '\'', ..]
                || (next is ['u', var first, _, _, var last, ..] && char.IsAsciiHexDigit(first) && char.IsAsciiHexDigit(last)))
                return true;
        }
        return false;
    }
}

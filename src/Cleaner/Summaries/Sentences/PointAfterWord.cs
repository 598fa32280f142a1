using System.Globalization;

namespace BriefingBus.Cleaner.Summaries.Sentences;

/// <summary>Decides whether a point after a word ends the sentence, or belongs to an abbreviation, an initial or an ordinal.</summary>
internal static class PointAfterWord
{
    /// <summary>The maximum length of a token, in characters: longer ones are cut at their beginning.</summary>
    private const int MaxToken = 2000;

    /// <summary>Whether a sentence ends at the point.</summary>
    /// <param name="line">One line of text.</param>
    /// <param name="start">The beginning of the sentence.</param>
    /// <param name="stop">The point.</param>
    /// <param name="nextWord">The word after it.</param>
    /// <param name="nextHasPoint">Whether that word has a point as well.</param>
    /// <param name="dashFollows">Whether a dash is between them.</param>
    /// <param name="grammar">Abbreviations and words that begin sentences in the text's language.</param>
    public static bool Ends(
        string line,
        int start,
        int stop,
        ReadOnlySpan<char> nextWord,
        bool nextHasPoint,
        bool dashFollows,
        SentenceGrammar grammar)
    {
        // After a closing mark, the point belongs to no abbreviation.
        if (stop > start && SentenceMarks.Closers.Contains(line[stop - 1]) && line[stop - 1] is not ('\'' or '’' or '*'))
            return true;
        var token = WithoutElision(TokenBefore(line, start, stop));
        if (token.Length == 0)
            return stop > start && SentenceMarks.Closers.Contains(line[stop - 1]);
        if (token.IndexOfAnyExceptInRange('0', '9') < 0)
            return nextWord.Length > 0 && EndsAtNumber(line, start, stop - token.Length, token, nextWord, nextHasPoint, grammar);
        if (grammar.OrdinalsHavePoints && token.Length > 1 && IsRoman(token))
            return grammar.IsStarter(nextWord);
        if (IsDoubled(token) && nextHasPoint && IsDoubled(nextWord))
            return false;

        if (grammar.IsNeverLast(token) || (grammar.IsBeforeNumber(token) && nextWord.Length > 0 && char.IsDigit(nextWord[0])))
            return false;
        var initial = Letters(token) == 1 && !token.ContainsAnyInRange('0', '9');
        var followedByInitial = nextHasPoint && Letters(nextWord) == 1;
        if (initial && followedByInitial)
            return false;
        var initialOfName = initial && IsInitialOfName(line, start, stop - token.Length);
        if (initial && !initialOfName && IsAfterSpace(line, start, stop - token.Length) && grammar.IsStarter(nextWord))
            return true;
        if (initial || IsDotted(token, grammar) || grammar.IsMayBeLast(token) || IsSecondDoubled(line, start, stop - token.Length, token))
            return !dashFollows && !followedByInitial && grammar.IsStarter(nextWord) && !initialOfName;
        return true;
    }

    /// <summary>Whether another initial precedes it: <c>J. A.</c> is never the end of a sentence before a name.</summary>
    private static bool IsInitialOfName(string line, int start, int at) =>
        at - 3 >= start
        && line[at - 1] == ' '
        && line[at - 2] == '.'
        && char.IsUpper(line[at - 3])
        && (at - 3 == start || line[at - 4] == ' ');

    private static bool IsAfterSpace(string line, int start, int at) => at - 1 >= start && line[at - 1] == ' ';

    /// <summary>Whether the sentence ends after a number: with its point, it may be an ordinal in some languages, the beginning of a date
    /// (<c>2026. 11. 27.</c>), or the number of an item (<c>three things: 1. The bridge</c>).</summary>
    private static bool EndsAtNumber(
        string line, int start, int at, ReadOnlySpan<char> token, ReadOnlySpan<char> nextWord, bool nextHasPoint, SentenceGrammar grammar)
    {
        if (at <= start)
            return false;
        if (grammar.OrdinalsHavePoints && token.Length <= 2 && !grammar.IsStarter(nextWord))
            return char.IsUpper(nextWord[0]) && at - 2 > start && line[at - 1] == ' ' && line[at - 2] == '.'
                && grammar.IsCounted(TokenBefore(line, start, at - 2));
        if (token is "1" && at - 2 > start && line[at - 1] == ' ' && line[at - 2] == ':')
            return false;
        return !(token.Length == 4 && nextHasPoint && nextWord.Length <= 2 && char.IsAsciiDigit(nextWord[0]));
    }

    private static bool IsRoman(ReadOnlySpan<char> token) => token.Length <= 5 && token.IndexOfAnyExcept("IVXLC") < 0;

    /// <summary><c>EE. UU.</c>, <c>RR. HH.</c>: plurals of Spanish abbreviations.</summary>
    private static bool IsDoubled(ReadOnlySpan<char> token) =>
        token.Length == 2 && char.IsAsciiLetterUpper(token[0]) && token[0] == token[1];

    private static bool IsSecondDoubled(string line, int start, int at, ReadOnlySpan<char> token) =>
        IsDoubled(token) && at - 4 >= start && line[at - 1] == ' ' && line[at - 2] == '.' && IsDoubled(line.AsSpan(at - 4, 2));

    /// <summary>Letters without the marks that combine with them: <c>पी.</c> is one initial.</summary>
    private static int Letters(ReadOnlySpan<char> token)
    {
        var count = 0;
        foreach (var c in token)
            count += char.IsLetter(c) ? 1 : 0;
        return count;
    }

    /// <summary><c>U.S</c>, and dates where ordinals have points (<c>24.12</c>).</summary>
    private static bool IsDotted(ReadOnlySpan<char> token, SentenceGrammar grammar)
    {
        if (!token.Contains('.') || (Letters(token) == 0 && !(grammar.OrdinalsHavePoints && token.Length <= 5)))
            return false;
        foreach (var part in token.Split('.'))
            if (Letters(token[part]) > 2)
                return false;
        return true;
    }

    /// <summary>The characters before a stop, back to a space or an opening mark.</summary>
    public static ReadOnlySpan<char> TokenBefore(string line, int start, int stop)
    {
        var (from, first) = (stop, Math.Max(start, stop - MaxToken));
        while (from > first && line[from - 1] is not (' ' or '\n') && !SentenceMarks.Openers.Contains(line[from - 1]))
            from--;
        return line.AsSpan(from, stop - from);
    }

    /// <summary><c>l’av</c>, <c>dall’ing</c>: the abbreviation after an elided article. A single letter is an ending
    /// (<c>Moody’s</c>).</summary>
    private static ReadOnlySpan<char> WithoutElision(ReadOnlySpan<char> token) =>
        token.LastIndexOfAny('\'', '’') is var at and > 0 && token.Length - at > 2 ? token[(at + 1)..] : token;

    /// <summary>The word at an index, apostrophes and combining marks included; empty if none begins there.</summary>
    public static ReadOnlySpan<char> WordAt(string line, int at, int lineEnd)
    {
        var end = at;
        while (end < lineEnd && (char.IsLetterOrDigit(line[end]) || line[end] is '\'' or '’'
            || char.GetUnicodeCategory(line[end]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark))
            end++;
        return line.AsSpan(at, end - at);
    }
}

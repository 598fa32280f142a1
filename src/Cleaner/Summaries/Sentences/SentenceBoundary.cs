using System.Buffers;

namespace BriefingBus.Cleaner.Summaries.Sentences;

/// <summary>Decides whether a sentence ends at a stop, by the script of the stop and by what follows.</summary>
internal static class SentenceBoundary
{
    /// <summary>The minimum length of a word before a sentence in lower case: abbreviations are mostly shorter.</summary>
    private const int MinWordBeforeSmall = 6;

    private static readonly SearchValues<char> QuotationMarks = SearchValues.Create("«“„\"‘»");

    /// <summary>Whether a sentence ends at a stop.</summary>
    /// <param name="line">One line of text.</param>
    /// <param name="start">The beginning of the sentence.</param>
    /// <param name="stop">Its first stop.</param>
    /// <param name="lastStop">The last stop in a row.</param>
    /// <param name="closed">The last closing mark or note after them, or <paramref name="lastStop"/>.</param>
    /// <param name="lineEnd">The end of the line, exclusive.</param>
    /// <param name="title">The headline of the text, which helps to tell names from sentences; empty if there is none.</param>
    /// <param name="grammar">Abbreviations and words that begin sentences in the text's language.</param>
    public static bool Ends(
        string line, int start, int stop, int lastStop, int closed, int lineEnd, string title, SentenceGrammar grammar)
    {
        if (closed + 1 >= lineEnd)
            return true;
        var after = line[closed + 1];
        if (!SentenceMarks.SpacedStops.Contains(line[stop]) && line[stop] is not (';' or ':'))
            return StopOfScript.Ends(line, start, stop, lastStop, closed, lineEnd, grammar);
        // Thai has a point only after abbreviations.
        if (line[stop] == '.' && stop > start && SentenceMarks.IsStopless(line[stop - 1]))
            return false;
        if (after != ' ')
            return GluedStop.Ends(line, start, stop, lastStop, closed, lineEnd, grammar);

        var next = closed + 2;
        while (next < lineEnd && (SentenceMarks.Openers.Contains(line[next]) || line[next] == ' '))
            next++;
        if (next >= lineEnd)
            return true;
        var isPointAlone = stop == lastStop && line[stop] == '.';
        if (Words.BeginsSmall(line.AsSpan(next, lineEnd - next))
            && !IsLetteredItem(line, next, lineEnd) && !IsDutchArticle(line, next, lineEnd))
            return isPointAlone && closed == stop && next == closed + 2 && IsEndBeforeSmall(line, start, stop, lineEnd, grammar);

        var nextWord = PointAfterWord.WordAt(line, next, lineEnd);
        if (isPointAlone)
        {
            if (closed > stop)
                return true;
            if (line[closed + 2] == '(' && IsMonthOfDate(line, start, stop))
                return false;
            var nextHasPoint = next + nextWord.Length < lineEnd && line[next + nextWord.Length] == '.';
            var dashFollows = line[closed + 2] is '—' or '–' or '-';
            return PointAfterWord.Ends(line, start, stop, nextWord, nextHasPoint, dashFollows, grammar);
        }
        if (closed > lastStop)
            return line[stop] is not ('!' or '?') || !IsAttribution(line, next, lineEnd, grammar) || IsIntroduced(line, start, stop);
        return stop != lastStop || !StopInName.Holds(line, start, stop, nextWord, title, grammar);
    }

    /// <summary><c>Brasília, 27 nov. (Lusa)</c>: a short word after a day.</summary>
    private static bool IsMonthOfDate(string line, int start, int stop)
    {
        var token = PointAfterWord.TokenBefore(line, start, stop);
        var day = stop - token.Length - 2;
        return token.Length is 3 or 4 && !token.ContainsAnyInRange('0', '9')
            && day > start && line[day + 1] == ' ' && char.IsAsciiDigit(line[day]);
    }

    /// <summary><c>a) The bridge. b) The ferry.</c></summary>
    private static bool IsLetteredItem(string line, int at, int lineEnd) =>
        at + 2 < lineEnd && line[at - 1] == ' ' && line[at + 1] == ')' && line[at + 2] == ' ';

    /// <summary><c>'s Nachts is de brug dicht.</c>, <c>'n Man het …</c>: sentences that begin with a shortened word, whose apostrophe
    /// replaces its capital.</summary>
    private static bool IsDutchArticle(string line, int at, int lineEnd) =>
        line[at - 1] is '\'' or '’' or '‘' && line[at] is 's' or 't' or 'n' or 'k' && at + 1 < lineEnd && line[at + 1] is ' ' or '-';

    /// <summary><c>She asked: «Is it safe?» Nobody answered.</c>: the speaker precedes the quotation.</summary>
    private static bool IsIntroduced(string line, int start, int stop) =>
        line.AsSpan(start, stop - start).LastIndexOfAny(QuotationMarks) is > 1 and var open
        && line.AsSpan(start, open).TrimEnd() is [.., ':' or '：'];

    /// <summary><c>The difference is subtle. guard should be used …</c>: names of code, brands and hasty writing begin sentences in lower
    /// case. The word before the point must be no abbreviation, and both sentences long enough.</summary>
    private static bool IsEndBeforeSmall(string line, int start, int stop, int lineEnd, SentenceGrammar grammar)
    {
        var token = PointAfterWord.TokenBefore(line, start, stop);
        if (token.Length < MinWordBeforeSmall && !grammar.IsStarter(CapitalOf(token)))
            return false;
        foreach (var c in token)
            if (!char.IsLower(c))
                return false;
        if (grammar.IsNeverLast(token) || grammar.IsBeforeNumber(token) || grammar.IsMayBeLast(token))
            return false;
        var rest = line.AsSpan(stop + 2, lineEnd - stop - 2);
        var end = rest.IndexOfAny(SentenceMarks.Stops);
        return Words.HasAtLeast(Summary.MinWords, line.AsSpan(start, stop - start))
            && end > 0 && Words.HasAtLeast(Summary.MinWords, rest[..end]);
    }

    private static string CapitalOf(ReadOnlySpan<char> token) =>
        token.Length == 0 ? "" : char.ToUpperInvariant(token[0]) + token[1..].ToString();

    /// <summary><c>"Why?" Anna Smith asked.</c>: what follows the quotation belongs to its sentence.</summary>
    private static bool IsAttribution(string line, int from, int lineEnd, SentenceGrammar grammar)
    {
        var words = line[from..Math.Min(lineEnd, from + 60)].Split(' ', 5);
        return words.Take(4).Any(word => grammar.SpeechVerbs.Contains(word.TrimEnd('.', ',')));
    }
}

namespace BriefingBus.Cleaner.Summaries;

/// <summary>Whether a sentence ends at a stop: it depends on the script of the stop and on what follows.</summary>
internal static class SentenceBoundary
{
    /// <summary>Abbreviations are mostly shorter.</summary>
    private const int LeastWordBeforeSmall = 6;

    /// <summary>Whether a sentence ends at a stop.</summary>
    /// <param name="line">One line of text.</param>
    /// <param name="start">The beginning of the sentence.</param>
    /// <param name="stop">Its first stop.</param>
    /// <param name="lastStop">The last stop in a row.</param>
    /// <param name="closed">The last closing mark behind them, or <paramref name="lastStop"/>.</param>
    /// <param name="lineEnd">The end of the line, exclusive.</param>
    /// <param name="grammar">Abbreviations and words that begin sentences in the text's language.</param>
    public static bool Ends(string line, int start, int stop, int lastStop, int closed, int lineEnd, SentenceGrammar grammar)
    {
        if (closed + 1 >= lineEnd)
            return true;
        var after = line[closed + 1];
        if (!SentenceMarks.SpacedStops.Contains(line[stop]) && line[stop] is not (';' or ':'))
            return EndsAtOwnStop(line, stop, lastStop, closed, lineEnd);
        if (after != ' ')
            return stop == lastStop && closed == stop && line[stop] == '.' && IsGlued(line, start, stop, lineEnd);

        var next = closed + 2;
        while (next < lineEnd && (SentenceMarks.Openers.Contains(line[next]) || line[next] == ' '))
            next++;
        if (next >= lineEnd)
            return true;
        if (Words.BeginsSmall(line.AsSpan(next, lineEnd - next)))
            return stop == lastStop && closed == stop && line[stop] == '.' && next == closed + 2
                && IsEndBeforeSmall(line, start, stop, lineEnd, grammar);

        var nextWord = PointAfterWord.WordAt(line, next, lineEnd);
        if (stop == lastStop && line[stop] == '.')
        {
            if (closed > stop)
                return true;
            var nextHasPoint = next + nextWord.Length < lineEnd && line[next + nextWord.Length] == '.';
            var dashFollows = line[closed + 2] is '—' or '–' or '-';
            return PointAfterWord.Ends(line, start, stop, nextWord, nextHasPoint, dashFollows, grammar);
        }
        return !(closed > lastStop && line[stop] is '!' or '?' && IsAttribution(line, next, lineEnd, grammar))
            && !IsNameWithStop(PointAfterWord.TokenBefore(line, start, stop), line[stop], grammar);
    }

    /// <summary><c>Yahoo!</c></summary>
    private static bool IsNameWithStop(ReadOnlySpan<char> token, char stop, SentenceGrammar grammar) =>
        grammar.NamesWithStop.Count > 0 && grammar.NamesWithStop.Contains($"{token}{stop}");

    /// <summary>Stops that belong to one script need no space behind them. After a closing mark the sentence may go on: <c>「…。」と述べた。</c>,
    /// <c>“……。”他说。</c>.</summary>
    private static bool EndsAtOwnStop(string line, int stop, int lastStop, int closed, int lineEnd)
    {
        if (line[stop] == '．' && stop > 0 && char.IsDigit(line[stop - 1]) && char.IsDigit(line[stop + 1]))
            return false;
        if (closed == lastStop || !Words.IsUnspaced(line[closed + 1]))
            return true;
        var rest = line.AsSpan(closed + 1, lineEnd - closed - 1);
        if (rest[0] is >= '\u3040' and <= '\u309F')
            return !StartsWithAny(rest, ContextWords.For("ja").Speech);
        var clause = rest[..(rest.IndexOfAny(SentenceMarks.Stops) is var end and >= 0 ? Math.Min(end, 20) : Math.Min(rest.Length, 20))];
        foreach (var verb in ContextWords.For("zh").Speech)
            if (clause.Contains(verb, StringComparison.Ordinal))
                return false;
        return true;
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, IReadOnlyList<string> starts)
    {
        foreach (var start in starts)
            if (text.StartsWith(start, StringComparison.Ordinal))
                return true;
        return false;
    }

    /// <summary>Two paragraphs that a feed ran together (<c>the criteria.Apart from</c>): a plain word, a point, a word in capital, and
    /// words after it. Behind a name (<c>in April.Previously, he</c>) the next has a comma.</summary>
    private static bool IsGlued(string line, int start, int stop, int lineEnd)
    {
        var token = PointAfterWord.TokenBefore(line, start, stop);
        if (token.Length < 2 || stop + 3 >= lineEnd || !char.IsUpper(line[stop + 1]) || !char.IsLower(line[stop + 2]))
            return false;
        foreach (var c in token[1..])
            if (!char.IsLower(c))
                return false;
        var word = PointAfterWord.WordAt(line, stop + 1, lineEnd);
        var end = stop + 1 + word.Length;
        if (end >= lineEnd || line[end] is not (' ' or ',') || word.Length < 2 || word is "Net" or "Com" or "Js" or "Org" or "Io")
            return false;
        return (token.Length > 2 && char.IsLower(token[0])) || token is "am" or "pm"
            || (line[end] == ',' && word.Length > 3 && token.Length > 2);
    }

    /// <summary><c>The difference is subtle. guard should be used …</c>: names of code and brands begin sentences in small letters, and so
    /// does hasty writing. The word before the point is none that may be short for another, and both are long enough.</summary>
    private static bool IsEndBeforeSmall(string line, int start, int stop, int lineEnd, SentenceGrammar grammar)
    {
        var token = PointAfterWord.TokenBefore(line, start, stop);
        if (token.Length < LeastWordBeforeSmall && !grammar.IsStarter(CapitalOf(token)))
            return false;
        foreach (var c in token)
            if (!char.IsLower(c))
                return false;
        if (grammar.IsNeverLast(token) || grammar.IsBeforeNumber(token) || grammar.IsMayBeLast(token))
            return false;
        var rest = line.AsSpan(stop + 2, lineEnd - stop - 2);
        var end = rest.IndexOfAny(SentenceMarks.Stops);
        return line.AsSpan(start, stop - start).Count(' ') + 1 >= Summary.LeastWords
            && end > 0 && rest[..end].Count(' ') + 1 >= Summary.LeastWords;
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

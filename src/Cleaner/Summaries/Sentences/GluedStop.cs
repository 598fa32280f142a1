namespace BriefingBus.Cleaner.Summaries.Sentences;

/// <summary>Decides whether a sentence ends at a stop without a space after it, as when a feed ran two paragraphs together (<c>the
/// criteria.Apart from</c>). Addresses, names and versions have such stops too, so both sides must look like sentences.</summary>
internal static class GluedStop
{
    /// <summary>The minimum number of words on each side of a stop after a name: a name with a stop (<c>Booking.In</c>) has
    /// fewer.</summary>
    private const int MinWordsBesideName = 4;

    /// <summary>The minimum number of letters of a word beside a stop in a script without capitals: abbreviations and initials have
    /// fewer.</summary>
    private const int MinCaselessLetters = 3;

    /// <summary>As <see cref="MinCaselessLetters"/>, in the scripts of India, whose titles are longer (<c>டாக்டர்.</c>).</summary>
    private const int MinIndicLetters = 5;

    /// <summary>Domains and suffixes in names of code that look like words.</summary>
    private static readonly HashSet<string> NeverFirst = ["Net", "Com", "Js", "Org", "Io"];

    /// <summary>Whether a sentence ends at the stop.</summary>
    /// <param name="line">One line of text.</param>
    /// <param name="start">The beginning of the sentence.</param>
    /// <param name="stop">Its first stop.</param>
    /// <param name="lastStop">The last stop in a row.</param>
    /// <param name="closed">The last closing mark after them, or <paramref name="lastStop"/>.</param>
    /// <param name="lineEnd">The end of the line, exclusive.</param>
    /// <param name="grammar">Abbreviations and words that begin sentences in the text's language.</param>
    public static bool Ends(string line, int start, int stop, int lastStop, int closed, int lineEnd, SentenceGrammar grammar)
    {
        if (line[stop] == '…' || (line[stop] == '.' && stop != lastStop))
            return false;
        var next = closed + 1;
        var word = PointAfterWord.WordAt(line, next, lineEnd);
        var end = next + word.Length;
        if (word.Length == 0 || end >= lineEnd || line[end] is not (' ' or ',') || (word.Length == 1 && !grammar.IsStarter(word)))
            return false;
        if (closed > lastStop || IsBehindClosingMark(line, stop))
            return line[closed] is not ('"' or '\'' or '“' or '‘') && BeginsCapital(word)
                && (stop == start || line[stop - 1] is not (')' or ']') || grammar.IsStarter(word));
        var token = PointAfterWord.TokenBefore(line, start, stop);
        token = token[(token.LastIndexOf('-') + 1)..];
        if (token.Length < 2 || NeverFirst.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))
            return false;
        if (!BeginsCapital(word))
            return line[stop] == '.' && EndsCaseless(token, word);
        if (char.IsAsciiDigit(token[0]))
            return EndsNumber(token, word);
        if (IsPlain(token[1..]))
            return char.IsLower(token[0])
                ? token.Length > 2 || token is "am" or "pm"
                : IsBehindName(line, start, stop, end, lineEnd, token, word, grammar);
        return word.Length > 2 && token.IndexOfAnyExceptInRange('A', 'Z') < 0
            && IsBehindName(line, start, stop, end, lineEnd, token, word, grammar);
    }

    /// <summary><c>closed “the bridge”.The mayor</c>, <c>closed (and sold).The owner</c>.</summary>
    private static bool IsBehindClosingMark(string line, int stop) => stop > 0 && line[stop - 1] is '”' or '»' or ')' or ']' or '"' or '“';

    /// <summary><c>in Sri Lanka.On 26 February</c>: whether a sentence begins after a name: with a word that begins sentences, neither side
    /// short, or with a word before a comma (<c>in April.Previously, he</c>).</summary>
    private static bool IsBehindName(
        string line, int start, int stop, int end, int lineEnd, ReadOnlySpan<char> token, ReadOnlySpan<char> word, SentenceGrammar grammar)
    {
        if (token.Length > 2 && word.Length > 3 && line[end] == ',')
            return true;
        return (grammar.IsStarter(word) || line[stop] == '?') && !grammar.IsNeverLast(token) && !grammar.IsBeforeNumber(token)
            && Words.HasAtLeast(MinWordsBesideName, line.AsSpan(start, stop - start))
            && Words.HasAtLeast(MinWordsBesideName, line.AsSpan(stop, lineEnd - stop));
    }

    /// <summary><c>rose by 4%.Analysts</c>, <c>began in 2025.Officials</c>, <c>closed at 5pm.Police</c>.</summary>
    private static bool EndsNumber(ReadOnlySpan<char> token, ReadOnlySpan<char> word)
    {
        var digits = token.IndexOfAnyExceptInRange('0', '9');
        return word.Length > 2
            && (digits < 0 ? token.Length == 4 : token[digits..] is "am" or "pm" || token[^1] == '%');
    }

    private static bool EndsCaseless(ReadOnlySpan<char> token, ReadOnlySpan<char> word)
    {
        var min = IsIndic(token[0]) ? MinIndicLetters : MinCaselessLetters;
        return Letters(token) >= min && Letters(word) >= min;
    }

    /// <summary>The number of letters, if all are of scripts without capitals that have spaces and full stops; otherwise 0.</summary>
    private static int Letters(ReadOnlySpan<char> word)
    {
        var letters = 0;
        foreach (var c in word)
        {
            if (char.IsLetter(c) && c >= '\u0590' && !char.IsUpper(c) && !Words.IsSmall(c) && !Words.IsUnspaced(c))
                letters++;
            else if (!Words.IsMark(c))
                return 0;
        }
        return letters;
    }

    private static bool IsIndic(char c) => c is >= '\u0900' and <= '\u0DFF';

    private static bool BeginsCapital(ReadOnlySpan<char> word) => char.IsUpper(word[0]) && IsPlain(word[1..]);

    private static bool IsPlain(ReadOnlySpan<char> letters)
    {
        foreach (var c in letters)
            if (!char.IsLower(c))
                return false;
        return true;
    }
}

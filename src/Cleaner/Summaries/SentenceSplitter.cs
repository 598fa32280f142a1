using System.Buffers;
using System.Globalization;
using System.Text;

namespace BriefingBus.Cleaner.Summaries;

/// <summary>Splits a text into its sentences by the stated rules of <c>docs/summaries.md</c>. A sentence is a stretch of the text as it
/// stands, but that each run of white space in it is one space.</summary>
public static class SentenceSplitter
{
    /// <summary>Stops that need a space behind them, since they also stand inside words and numbers.</summary>
    private const string SpacedStops = ".!?…";

    /// <summary>
    /// Stops of all scripts in the Basic Multilingual Plane: Unicode 16, PropList.txt, Sentence_Terminal, without the Myanmar little
    /// section (a comma) and with the ellipsis and the Tibetan shad, which end sentences too.
    /// </summary>
    private const string AllStops = SpacedStops
        + "։؝؞؟۔܀܁܂߹࠷࠹࠽࠾।॥။።፧፨᙮᜵᜶។៕᠃᠉᥄᥅᪨᪩᪪᪫᭚᭛᭞᭟᰻᰼᱾᱿‼‽⁇⁈⁉⸮⸼。꓿꘎꘏꛳꛷꡶꡷꣎꣏꤯꧈꧉꩝꩞꩟꫰꫱꯫︒﹒﹖﹗！．？｡།";

    private const string ClosingMarks = "\"'”’“‘»›)]）」』】*";

    /// <summary>Abbreviations are mostly shorter.</summary>
    private const int LeastWordBeforeSmall = 6;

    private static readonly SearchValues<char> Stops = SearchValues.Create(AllStops);
    private static readonly SearchValues<char> StopsWithGreekAndEthiopic = SearchValues.Create(AllStops + ";;፡:");
    private static readonly SearchValues<char> Closers = SearchValues.Create(ClosingMarks);
    private static readonly SearchValues<char> Openers = SearchValues.Create("\"'“‘„‚«‹([（「『【¿¡-–—•*»›”");

    /// <summary>Scripts that write no stops at all: Thai and Lao. A block of theirs is quoted whole.</summary>
    public static bool IsStopless(char c) => c is >= '\u0E00' and <= '\u0EFF';

    /// <summary>The sentences of a text in its order; paragraphs (blank lines) and lines that begin anew always end one.</summary>
    /// <param name="text">Plain text.</param>
    /// <param name="language">BCP 47 tag for the abbreviations of the language; null for English.</param>
    public static IReadOnlyList<string> Split(string text, string? language = null)
    {
        var ranges = new List<(int Start, int End)>();
        var split = SplitBlock(text, language, ranges);
        var sentences = new List<string>(ranges.Count);
        foreach (var (start, end) in ranges)
            sentences.Add(split[start..end]);
        return sentences;
    }

    /// <summary>
    /// Where the sentences of a block are in what is returned: its text with one space between words and a line break between lines.
    /// </summary>
    internal static string SplitBlock(string text, string? language, List<(int Start, int End)> ranges)
    {
        var grammar = SentenceGrammar.For(language);
        if (!text.Contains('\n', StringComparison.Ordinal) && IsOneSpaced(text))
        {
            SplitLine(text, 0, text.Length, grammar, ranges);
            return text;
        }
        var lines = new StringBuilder(text.Length);
        foreach (var line in Lines(text))
            lines.Append(lines.Length > 0 ? "\n" : "").Append(line);
        var split = lines.ToString();
        for (var start = 0; start < split.Length;)
        {
            var end = split.IndexOf('\n', start);
            end = end < 0 ? split.Length : end;
            SplitLine(split, start, end, grammar, ranges);
            start = end + 1;
        }
        return split;
    }

    /// <summary>
    /// True where the sentence ends in a mark that ends sentences, closing quotation marks and brackets aside, or in a script without such
    /// marks.
    /// </summary>
    public static bool IsEnded(ReadOnlySpan<char> sentence)
    {
        var end = sentence.TrimEnd(ClosingMarks).TrimEnd();
        if (end.Length == 0)
            return false;
        var last = end[^1];
        return Stops.Contains(last)
            || last == '\u037E'
            || (last == ';' && IsGreek(end))
            || end.EndsWith("፡፡", StringComparison.Ordinal)
            || (last == ':' && IsArmenian(end))
            || IsStopless(last);
    }

    private static bool IsGreek(ReadOnlySpan<char> text) => LastLetter(text) is >= '\u0370' and <= '\u03FF' or >= '\u1F00' and <= '\u1FFF';

    private static bool IsArmenian(ReadOnlySpan<char> text) => LastLetter(text) is >= '\u0530' and <= '\u058F';

    private static char LastLetter(ReadOnlySpan<char> text)
    {
        for (var i = text.Length - 1; i >= 0; i--)
            if (char.IsLetter(text[i]))
                return text[i];
        return '\0';
    }

    private static IEnumerable<string> Lines(string text)
    {
        var pending = "";
        foreach (var raw in text.Split('\n'))
        {
            var line = OneSpaced(raw);
            if (pending.Length > 0 && (line.Length == 0 || IsEnded(pending) || !Words.IsSmall(line[0])))
            {
                yield return pending;
                pending = "";
            }
            if (line.Length > 0)
                pending = pending.Length == 0 ? line : pending + " " + line;
        }
        if (pending.Length > 0)
            yield return pending;
    }

    private static bool IsOneSpaced(string line)
    {
        for (var i = 0; i < line.Length; i++)
            if (char.IsWhiteSpace(line[i]) && (line[i] != ' ' || i == 0 || i == line.Length - 1 || line[i - 1] == ' '))
                return false;
        return true;
    }

    private static string OneSpaced(string line) =>
        IsOneSpaced(line) ? line : string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static void SplitLine(string line, int from, int lineEnd, SentenceGrammar grammar, List<(int Start, int End)> sentences)
    {
        var start = from;
        var brackets = 0;
        var countedTo = from;
        for (var i = NextStop(line, from, lineEnd); i >= 0; i = NextStop(line, i + 1, lineEnd))
        {
            if (!IsStop(line, i))
                continue;
            for (; countedTo <= i; countedTo++)
                brackets = Math.Max(0, brackets + (line[countedTo] is '(' or '（' ? 1 : line[countedTo] is ')' or '）' ? -1 : 0));

            var stop = i;
            while (i + 1 < lineEnd && IsStop(line, i + 1))
                i++;
            countedTo = Math.Max(countedTo, i + 1);
            var closed = i;
            while (closed + 1 < lineEnd && Closers.Contains(line[closed + 1]) && !OpensHere(line, closed + 1, lineEnd))
                brackets = Math.Max(0, brackets - (line[++closed] is ')' or '）' ? 1 : 0));
            countedTo = Math.Max(countedTo, closed + 1);
            // French puts a space before its closing mark.
            if (closed + 2 < lineEnd
                && line[closed + 1] == ' '
                && line[closed + 2] is '»' or '›'
                && (closed + 3 == lineEnd || line[closed + 3] is ' ' or ',' or '.'))
                closed += 2;
            if (brackets > 0 && line.AsSpan(closed, lineEnd - closed).IndexOfAny(')', '）') > 0)
                continue;
            if (!Ends(line, start, stop, i, closed, lineEnd, grammar))
                continue;

            sentences.Add((start, closed + 1));
            start = closed + 1;
            while (start < lineEnd && line[start] == ' ')
                start++;
            i = Math.Max(i, start - 1);
            countedTo = Math.Max(countedTo, start);
            brackets = 0;
        }
        if (start < lineEnd)
            sentences.Add((start, lineEnd));
    }

    private static int NextStop(string line, int from, int end) =>
        from < end && line.AsSpan(from, end - from).IndexOfAny(StopsWithGreekAndEthiopic) is var at and >= 0 ? from + at : -1;

    /// <summary>
    /// The Greek question mark is a semicolon, the Armenian full stop is often typed as a colon, and two Ethiopic word spaces are a full
    /// stop.
    /// </summary>
    private static bool IsStop(string line, int i) => line[i] switch
    {
        ';' => i > 0 && IsGreek(line.AsSpan(0, i)),
        '\u037E' => true,
        ':' => i > 0 && IsArmenian(line.AsSpan(Math.Max(0, i - 2), Math.Min(i, 2))),
        '፡' => (i + 1 < line.Length && line[i + 1] == '፡') || (i > 0 && line[i - 1] == '፡'),
        var c => Stops.Contains(c),
    };

    /// <summary>A mark that can open and close closes after a stop, unless a letter follows at once.</summary>
    private static bool OpensHere(string line, int at, int end) =>
        line[at] is '"' or '\'' or '“' or '‘'
        && at + 1 < end
        && char.IsLetterOrDigit(line[at + 1])
        && (line[at] is '“' or '‘' || !Words.IsUnspaced(line[at + 1]));

    private static bool Ends(string line, int start, int stop, int lastStop, int closed, int lineEnd, SentenceGrammar grammar)
    {
        if (closed + 1 >= lineEnd)
            return true;
        var after = line[closed + 1];
        if (!SpacedStops.Contains(line[stop]) && line[stop] is not (';' or ':'))
            return EndsAtOwnStop(line, stop, lastStop, closed, lineEnd);
        if (after != ' ')
            return stop == lastStop && closed == stop && line[stop] == '.' && IsGlued(line, start, stop, lineEnd);

        var next = closed + 2;
        while (next < lineEnd && (Openers.Contains(line[next]) || line[next] == ' '))
            next++;
        if (next >= lineEnd)
            return true;
        if (Words.BeginsSmall(line.AsSpan(next, lineEnd - next)))
            return stop == lastStop && closed == stop && line[stop] == '.' && next == closed + 2
                && IsEndBeforeSmall(line, start, stop, lineEnd, grammar);

        var nextWord = WordAt(line, next, lineEnd);
        if (stop == lastStop && line[stop] == '.')
        {
            if (closed > stop)
                return true;
            var nextHasPoint = next + nextWord.Length < lineEnd && line[next + nextWord.Length] == '.';
            return EndsAtPoint(line, start, stop, nextWord, nextHasPoint, dashFollows: line[closed + 2] is '—' or '–' or '-', grammar);
        }
        return !(closed > lastStop && line[stop] is '!' or '?' && IsAttribution(line, next, lineEnd, grammar))
            && !(grammar.NamesWithStop.Count > 0 && grammar.NamesWithStop.Contains(TokenBefore(line, start, stop).ToString() + line[stop]));
    }

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
        var clause = rest[..(rest.IndexOfAny(Stops) is var end and >= 0 ? Math.Min(end, 20) : Math.Min(rest.Length, 20))];
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
        var token = TokenBefore(line, start, stop);
        if (token.Length < 2 || stop + 3 >= lineEnd || !char.IsUpper(line[stop + 1]) || !char.IsLower(line[stop + 2]))
            return false;
        foreach (var c in token[1..])
            if (!char.IsLower(c))
                return false;
        var word = WordAt(line, stop + 1, lineEnd);
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
        var token = TokenBefore(line, start, stop);
        if (token.Length < LeastWordBeforeSmall && !grammar.IsStarter(CapitalOf(token)))
            return false;
        foreach (var c in token)
            if (!char.IsLower(c))
                return false;
        if (grammar.IsNeverLast(token) || grammar.IsBeforeNumber(token) || grammar.IsMayBeLast(token))
            return false;
        var rest = line.AsSpan(stop + 2, lineEnd - stop - 2);
        var end = rest.IndexOfAny(Stops);
        return line.AsSpan(start, stop - start).Count(' ') + 1 >= Summary.LeastWords
            && end > 0 && rest[..end].Count(' ') + 1 >= Summary.LeastWords;
    }

    private static string CapitalOf(ReadOnlySpan<char> token) =>
        token.Length == 0 ? "" : char.ToUpperInvariant(token[0]) + token[1..].ToString();

    private static bool EndsAtPoint(
        string line,
        int start,
        int stop,
        ReadOnlySpan<char> nextWord,
        bool nextHasPoint,
        bool dashFollows,
        SentenceGrammar grammar)
    {
        // A closing mark before the point: nothing there can be an abbreviation.
        if (stop > start && Closers.Contains(line[stop - 1]) && line[stop - 1] is not ('\'' or '’' or '*'))
            return true;
        var token = WithoutElision(TokenBefore(line, start, stop));
        if (token.Length == 0)
            return stop > start && Closers.Contains(line[stop - 1]);
        if (token.IndexOfAnyExceptInRange('0', '9') < 0)
            return stop - token.Length > start && !(grammar.OrdinalsHavePoints && token.Length <= 2 && !grammar.IsStarter(nextWord))
                && nextWord.Length > 0;

        if (grammar.IsNeverLast(token) || (grammar.IsBeforeNumber(token) && nextWord.Length > 0 && char.IsDigit(nextWord[0])))
            return false;
        var initial = Letters(token) == 1 && !token.ContainsAnyInRange('0', '9');
        var followedByInitial = nextHasPoint && Letters(nextWord) == 1;
        if (initial && followedByInitial)
            return false;
        var initialOfName = initial && IsInitialOfName(line, start, stop - token.Length);
        if (initial && !initialOfName && IsAfterSpace(line, start, stop - token.Length) && grammar.IsStarter(nextWord))
            return true;
        if (initial || IsDotted(token) || grammar.IsMayBeLast(token))
            return !dashFollows && !followedByInitial && grammar.IsStarter(nextWord) && !initialOfName;
        return true;
    }

    /// <summary>True where another initial stands before: <c>J. A.</c> is never the end of a sentence before a name.</summary>
    private static bool IsInitialOfName(string line, int start, int at) =>
        at - 3 >= start
        && line[at - 1] == ' '
        && line[at - 2] == '.'
        && char.IsUpper(line[at - 3])
        && (at - 3 == start || line[at - 4] == ' ');

    private static bool IsAfterSpace(string line, int start, int at) => at - 1 >= start && line[at - 1] == ' ';

    /// <summary>Letters without the marks that combine with them: <c>पी.</c> is one initial.</summary>
    private static int Letters(ReadOnlySpan<char> token)
    {
        var count = 0;
        foreach (var c in token)
            count += char.IsLetter(c) ? 1 : 0;
        return count;
    }

    private static bool IsDotted(ReadOnlySpan<char> token)
    {
        if (!token.Contains('.'))
            return false;
        foreach (var part in token.Split('.'))
            if (Letters(token[part]) > 2)
                return false;
        return true;
    }

    /// <summary><c>"Why?" Anna Smith asked.</c>: what follows the quotation belongs to its sentence.</summary>
    private static bool IsAttribution(string line, int from, int lineEnd, SentenceGrammar grammar)
    {
        var words = line[from..Math.Min(lineEnd, from + 60)].Split(' ', 5);
        return words.Take(4).Any(word => grammar.SpeechVerbs.Contains(word.TrimEnd('.', ',')));
    }

    private static ReadOnlySpan<char> TokenBefore(string line, int start, int stop)
    {
        var from = stop;
        while (from > start && line[from - 1] is not (' ' or '\n') && !Openers.Contains(line[from - 1]))
            from--;
        return line.AsSpan(from, stop - from);
    }

    /// <summary><c>l’av</c>, <c>dall’ing</c>: the abbreviation behind an elided article. A single letter is an ending (<c>Moody’s</c>).
    /// </summary>
    private static ReadOnlySpan<char> WithoutElision(ReadOnlySpan<char> token) =>
        token.LastIndexOfAny('\'', '’') is var at and > 0 && token.Length - at > 2 ? token[(at + 1)..] : token;

    private static ReadOnlySpan<char> WordAt(string line, int at, int lineEnd)
    {
        var end = at;
        while (end < lineEnd && (char.IsLetterOrDigit(line[end]) || line[end] is '\'' or '’'
            || char.GetUnicodeCategory(line[end]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark))
            end++;
        return line.AsSpan(at, end - at);
    }
}

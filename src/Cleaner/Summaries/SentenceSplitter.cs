using System.Globalization;

namespace BriefingBus.Cleaner.Summaries;

/// <summary>Splits a text into its sentences by the stated rules of <c>docs/summaries.md</c>. A sentence is a stretch of the text as it
/// stands, but that each run of white space in it is one space.</summary>
public static class SentenceSplitter
{
    private const string Stops = ".!?…。！？｡؟۔।";
    private const string WideStops = "。！？｡";
    private const string Closers = "\"'”’“‘»›)]）」』】*";
    private const string Openers = "\"'“‘„‚«‹([（「『【¿¡-–—•*";

    /// <summary>The sentences of a text in its order; paragraphs (blank lines) and lines that begin anew always end one.</summary>
    /// <param name="text">Plain text.</param>
    /// <param name="language">BCP 47 tag for the abbreviations of the language; null for English.</param>
    public static IReadOnlyList<string> Split(string text, string? language = null)
    {
        var grammar = SentenceGrammar.For(language);
        var sentences = new List<string>();
        foreach (var line in Lines(text))
            SplitLine(line, grammar, sentences);
        return sentences;
    }

    /// <summary>True where the sentence ends in a mark that ends sentences, closing quotation marks and brackets aside.</summary>
    public static bool IsEnded(string sentence)
    {
        var end = sentence.AsSpan().TrimEnd(Closers).TrimEnd();
        return end.Length > 0 && Stops.Contains(end[^1]);
    }

    private static IEnumerable<string> Lines(string text)
    {
        var pending = "";
        foreach (var raw in text.Split('\n'))
        {
            var line = OneSpaced(raw);
            if (pending.Length > 0 && (line.Length == 0 || IsEnded(pending) || !char.IsLower(line[0])))
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

    private static string OneSpaced(string line) =>
        string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static void SplitLine(string line, SentenceGrammar grammar, List<string> sentences)
    {
        var start = 0;
        var brackets = 0;
        for (var i = 0; i < line.Length; i++)
        {
            brackets = Math.Max(0, brackets + (line[i] is '(' or '（' ? 1 : line[i] is ')' or '）' ? -1 : 0));
            if (!Stops.Contains(line[i]))
                continue;

            var stop = i;
            while (i + 1 < line.Length && Stops.Contains(line[i + 1]))
                i++;
            var closed = i;
            while (closed + 1 < line.Length && Closers.Contains(line[closed + 1]) && !OpensHere(line, closed + 1))
                brackets = Math.Max(0, brackets - (line[++closed] is ')' or '）' ? 1 : 0));
            // French puts a space before its closing mark.
            if (closed + 2 < line.Length && line[closed + 1] == ' ' && line[closed + 2] is '»' or '›')
                closed += 2;
            if (brackets > 0 && line.IndexOfAny([')', '）'], closed) > 0)
                continue;
            if (!Ends(line, start, stop, i, closed, grammar))
                continue;

            sentences.Add(line[start..(closed + 1)]);
            start = closed + 1;
            while (start < line.Length && line[start] == ' ')
                start++;
            i = start - 1;
            brackets = 0;
        }
        if (start < line.Length)
            sentences.Add(line[start..]);
    }

    /// <summary>A mark that can open and close closes after a stop, unless a letter follows at once.</summary>
    private static bool OpensHere(string line, int at) =>
        line[at] is '"' or '\'' or '“' or '‘' && at + 1 < line.Length && char.IsLetterOrDigit(line[at + 1]);

    private static bool Ends(string line, int start, int stop, int lastStop, int closed, SentenceGrammar grammar)
    {
        if (closed + 1 >= line.Length)
            return true;
        if (WideStops.Contains(line[stop]))
            return true;
        if (line[closed + 1] != ' ')
            return false;

        var next = closed + 2;
        while (next < line.Length && (Openers.Contains(line[next]) || line[next] == ' '))
            next++;
        if (next >= line.Length)
            return true;
        if (char.IsLower(line[next]))
            return false;

        var nextWord = WordAt(line, next);
        if (stop == lastStop && line[stop] == '.')
            return closed > stop || EndsAtPoint(line, start, stop, nextWord, dashFollows: line[closed + 2] is '—' or '–' or '-', grammar);
        return !(closed > lastStop && line[stop] is '!' or '?' && IsAttribution(line, next, grammar))
            && !grammar.NamesWithStop.Contains(TokenBefore(line, start, stop) + line[stop]);
    }

    private static bool EndsAtPoint(string line, int start, int stop, string nextWord, bool dashFollows, SentenceGrammar grammar)
    {
        var token = TokenBefore(line, start, stop);
        if (token.Length == 0)
            return false;
        if (token.All(char.IsAsciiDigit))
            return stop - token.Length > start && !(grammar.OrdinalsHavePoints && token.Length <= 2 && !grammar.Starters.Contains(nextWord))
                && nextWord.Length > 0;

        var key = token.ToLowerInvariant();
        if (grammar.NeverLast.Contains(key) || (grammar.BeforeNumber.Contains(key) && char.IsAsciiDigit(FirstOf(nextWord))))
            return false;
        var initial = token.Length == 1 && char.IsLetter(token[0]);
        var dotted = token.Contains('.', StringComparison.Ordinal) && token.Split('.').All(part => part.Length <= 2);
        if (initial && stop - 2 >= start && line[stop - 2] == ' ' && grammar.Starters.Contains(nextWord))
            return true;
        if (initial || dotted || grammar.MayBeLast.Contains(key))
            return !dashFollows && grammar.Starters.Contains(nextWord);
        return true;
    }

    /// <summary><c>"Why?" Anna Smith asked.</c>: what follows the quotation belongs to its sentence.</summary>
    private static bool IsAttribution(string line, int from, SentenceGrammar grammar)
    {
        var words = line[from..Math.Min(line.Length, from + 60)].Split(' ', 5);
        return words.Take(4).Any(word => grammar.SpeechVerbs.Contains(word.TrimEnd('.', ',')));
    }

    private static string TokenBefore(string line, int start, int stop)
    {
        var from = stop;
        while (from > start && line[from - 1] != ' ' && !Openers.Contains(line[from - 1]))
            from--;
        return line[from..stop];
    }

    private static string WordAt(string line, int at)
    {
        var end = at;
        while (end < line.Length && (char.IsLetterOrDigit(line[end]) || line[end] is '\'' or '’'
            || char.GetUnicodeCategory(line[end]) == UnicodeCategory.NonSpacingMark))
            end++;
        return line[at..end];
    }

    private static char FirstOf(string word) => word.Length > 0 ? word[0] : '\0';
}

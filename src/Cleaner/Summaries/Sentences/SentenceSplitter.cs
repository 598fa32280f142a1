using System.Text;

namespace BriefingBus.Cleaner.Summaries.Sentences;

/// <summary>Splits a text into its sentences by the stated rules of <c>docs/summaries.md</c>. A sentence is a part of the text, unchanged
/// except that each run of white space is one space.</summary>
public static class SentenceSplitter
{
    /// <summary>The sentences of a text in its order; a blank line always ends one, and so does a line break, unless the next line
    /// continues the sentence in lower case.</summary>
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

    /// <summary>Finds the sentences of a block in the text that it returns: one space between words, a line break between lines.</summary>
    internal static string SplitBlock(string text, string? language, List<(int Start, int End)> ranges, string title = "")
    {
        var grammar = SentenceGrammar.For(language);
        if (!text.Contains('\n', StringComparison.Ordinal) && IsOneSpaced(text))
        {
            SplitLine(text, 0, text.Length, title, grammar, ranges);
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
            SplitLine(split, start, end, title, grammar, ranges);
            start = end + 1;
        }
        return split;
    }

    private static IEnumerable<string> Lines(string text)
    {
        var pending = new StringBuilder();
        var last = "";
        foreach (var raw in text.Split('\n'))
        {
            var line = OneSpaced(raw);
            if (pending.Length > 0 && (line.Length == 0 || SentenceMarks.IsEnded(last) || !Words.IsSmall(line[0])))
            {
                yield return pending.ToString();
                pending.Clear();
            }
            if (line.Length > 0)
                pending.Append(pending.Length == 0 ? "" : " ").Append(last = line);
        }
        if (pending.Length > 0)
            yield return pending.ToString();
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

    private static void SplitLine(
        string line, int from, int lineEnd, string title, SentenceGrammar grammar, List<(int Start, int End)> sentences)
    {
        var start = from;
        var inside = new Enclosures(line, from, lineEnd);
        for (var i = SentenceMarks.NextStop(line, from, lineEnd); i >= 0; i = SentenceMarks.NextStop(line, i + 1, lineEnd))
        {
            if (!SentenceMarks.IsStop(line, i))
                continue;
            var stop = i;
            while (i + 1 < lineEnd && SentenceMarks.IsStop(line, i + 1))
                i++;
            var closed = i;
            while (closed + 1 < lineEnd && SentenceMarks.Closers.Contains(line[closed + 1]) && !OpensHere(line, closed + 1, lineEnd))
                closed++;
            // French puts a space before its closing mark.
            if (closed + 2 < lineEnd
                && line[closed + 1] == ' '
                && line[closed + 2] is '»' or '›'
                && (closed + 3 == lineEnd || line[closed + 3] is ' ' or ',' or '.'))
                closed += 2;
            if (inside.AreOpenAt(closed))
                continue;
            var noted = SentenceMarks.EndOfNotes(line, closed, lineEnd);
            if (!SentenceBoundary.Ends(line, start, stop, i, noted, lineEnd, title, grammar))
                continue;

            sentences.Add((start, closed + 1));
            start = noted + 1;
            while (start < lineEnd && line[start] == ' ')
                start++;
            i = Math.Max(i, start - 1);
            inside.BeginAt(start);
        }
        if (start < lineEnd)
            sentences.Add((start, lineEnd));
    }

    /// <summary>Whether a mark that can open and close opens: after a stop it closes, unless a letter directly follows.</summary>
    private static bool OpensHere(string line, int at, int end) =>
        line[at] is '"' or '\'' or '“' or '‘' or '«' or '‹'
        && at + 1 < end
        && char.IsLetterOrDigit(line[at + 1])
        && (line[at] is '“' or '‘' or '«' or '‹' || !Words.IsUnspaced(line[at + 1]));
}

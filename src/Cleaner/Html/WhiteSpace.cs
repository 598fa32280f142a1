using System.Text;
using BriefingBus.Text;

namespace BriefingBus.Cleaner.Html;

/// <summary>Normalises white space and invisible characters by the rules of <c>docs/cleaning.md</c>.</summary>
public static class WhiteSpace
{
    /// <summary>Splits raw text at empty lines into normalised paragraphs; single line breaks are kept.</summary>
    internal static IEnumerable<string> Paragraphs(string raw)
    {
        if (!raw.Contains('\n', StringComparison.Ordinal))
        {
            if (Line(raw) is { Length: > 0 } only)
                yield return only;
            yield break;
        }
        var paragraph = new List<string>();
        foreach (var line in raw.Split('\n'))
        {
            var tidy = Line(line);
            if (tidy.Length > 0)
                paragraph.Add(tidy);
            else if (paragraph.Count > 0)
            {
                yield return string.Join('\n', paragraph);
                paragraph.Clear();
            }
        }
        if (paragraph.Count > 0)
            yield return string.Join('\n', paragraph);
    }

    /// <summary>One line: every run of white space becomes one space, the ends are trimmed, invisible characters are kept only if they
    /// have a meaning.</summary>
    public static string Line(string text)
    {
        if (IsTidy(text))
            return text;
        var tidy = new StringBuilder(text.Length);
        var rightToLeft = IsRightToLeft(text);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (IsSpace(c))
            {
                if (tidy.Length > 0 && tidy[^1] != ' ')
                    tidy.Append(' ');
            }
            else if (Stays(text, i, rightToLeft))
                tidy.Append(c);
        }
        var end = tidy.Length;
        while (end > 0 && (tidy[end - 1] == ' ' || IsJoiner(tidy[end - 1])))
            end--;
        return tidy.ToString(0, end);
    }

    /// <summary>Keeps the lines and indentation of code; drops empty lines at both ends, white space at line ends and the invisible
    /// characters that <see cref="Line"/> drops.</summary>
    internal static string Code(string text)
    {
        var rightToLeft = IsRightToLeft(text);
        var lines = text.ReplaceLineEndings("\n").Replace('\u00A0', ' ').Split('\n')
            .Select(line => string.Concat(line.Where((c, i) => c == '\t' || Stays(line, i, rightToLeft))).TrimEnd()).ToList();
        var first = lines.FindIndex(l => l.Length > 0);
        var last = lines.FindLastIndex(l => l.Length > 0);
        if (first < 0)
            return "";
        return string.Join('\n', lines[first..(last + 1)]);
    }

    private static bool IsRightToLeft(string text) =>
        text.AsSpan().IndexOfAnyInRange('\u0590', '\u08FF') >= 0 || text.AsSpan().IndexOfAnyInRange('\uFB1D', '\uFEFC') >= 0;

    /// <summary>Plain ASCII with single spaces inside needs no work.</summary>
    private static bool IsTidy(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~')
        && (text.Length == 0 || (text[0] != ' ' && text[^1] != ' ' && !text.Contains("  ", StringComparison.Ordinal)));

    private static bool IsSpace(char c) => c is ' ' or '\u2028' or '\u2029' or (>= '\t' and <= '\r') || char.IsSeparator(c);

    private static bool IsJoiner(char c) => c is '\u200C' or '\u200D';

    private static bool IsBetweenLetters(string text, int i) =>
        i > 0
        && i + 1 < text.Length
        && text[i - 1] > '\u05FF'
        && text[i + 1] > '\u05FF'
        && !IsSpace(text[i - 1])
        && !IsSpace(text[i + 1])
        && !IsJoiner(text[i - 1]);

    private static bool Stays(string text, int i, bool rightToLeft) => text[i] switch
    {
        // Zero-width space, word joiner, byte order mark, soft hyphen, Mongolian vowel separator: hints for line breaking only.
        '\u200B' or '\u2060' or '\uFEFF' or '\u00AD' or '\u180E' => false,
        // Joiners are needed in Persian, Hindi and emoji; between other letters they are noise.
        '\u200C' or '\u200D' => IsBetweenLetters(text, i),
        // Marks of direction help right-to-left text; embeddings, overrides and isolates could reverse the text after it.
        '\u200E' or '\u200F' or '\u061C' => rightToLeft,
        >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' => false,
        '\uFFFC' or '\uFFFE' or '\uFFFF' => false,
        '\uDB40' or (>= '\uDC00' and <= '\uDC7F') => !StrayTags.IsAt(text, i),
        var c => !char.IsControl(c),
    };
}

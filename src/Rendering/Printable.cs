using BriefingBus.Text;

namespace BriefingBus.Rendering;

/// <summary>Makes feed text safe for a line of a briefing.</summary>
public static class Printable
{
    /// <summary>The text in one line: white space collapsed; no control characters, no characters that are none (Unicode 23.7), and none
    /// that turn the direction of what follows (UAX #9 §2.1, §2.2, §2.4) or are hidden tags, because a headline must not rearrange the line
    /// that it stands in. Marks (U+200E, U+200F) and joiners stay: scripts need them.</summary>
    public static string Line(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var line = new StringBuilder(text.Length);
        var index = 0;
        foreach (var rune in text.EnumerateRunes()) // a lone surrogate comes as U+FFFD
        {
            var at = index;
            index += rune.Utf16SequenceLength;
            if (Rune.IsWhiteSpace(rune))
            {
                if (line.Length > 0 && line[^1] != ' ')
                    line.Append(' ');
            }
            else if (!IsUnprintable(rune) && !StrayTags.IsAt(text, at))
                line.Append(rune.ToString());
        }

        return line.ToString().TrimEnd(' ');
    }

    /// <summary>A headline in one line; <c>(no headline)</c> if nothing is left.</summary>
    public static string Headline(string? title) => Line(title) is { Length: > 0 } line ? line : "(no headline)";

    /// <summary>The sentences as one line; empty if there are none.</summary>
    public static string Sentences(IEnumerable<string> sentences) =>
        string.Join(' ', sentences.Select(Line).Where(s => s.Length > 0));

    private static bool IsUnprintable(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control
        || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF or (>= 0xFDD0 and <= 0xFDEF)
        || (rune.Value & 0xFFFE) == 0xFFFE;
}

using BriefingBus.Text;

namespace BriefingBus.Rendering;

/// <summary>Makes feed text safe for a line of a briefing.</summary>
public static class Printable
{
    /// <summary>The text on one line: white space is collapsed; control characters, noncharacters (Unicode 23.7), hidden tags and
    /// characters that reverse the text after them (UAX #9 §2.1, §2.2, §2.4) are removed, because a headline must not rearrange its line.
    /// Marks (U+200E, U+200F) and joiners stay: scripts need them.</summary>
    public static string Line(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var line = new StringBuilder(text.Length);
        var index = 0;
        foreach (var rune in text.EnumerateRunes()) // a lone surrogate becomes U+FFFD
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

    /// <summary>A headline on one line; <c>(no headline)</c> if nothing is left.</summary>
    public static string Headline(string? title) => Line(title) is { Length: > 0 } line ? line : "(no headline)";

    /// <summary>The sentences as one line; empty if there are none.</summary>
    public static string Sentences(IEnumerable<string> sentences) =>
        string.Join(' ', sentences.Select(Line).Where(s => s.Length > 0));

    private static bool IsUnprintable(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control
        || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF or (>= 0xFDD0 and <= 0xFDEF)
        || (rune.Value & 0xFFFE) == 0xFFFE;
}

using System.Globalization;
using System.Text;
using BriefingBus.Contracts;
using BriefingBus.Text;

namespace BriefingBus.Composer.Stories.Sketches;

/// <summary>The headline to show for an item.</summary>
public static class Headline
{
    /// <summary>The maximum length of a headline, in characters; a longer one is cut at a word and ends with an ellipsis.</summary>
    public const int MaxLength = 300;

    /// <summary>The item's title on one line, without control and direction-override characters. If it has no letter or digit: the first
    /// sentence of the summary, else the beginning of the text, else a title of symbols such as 🎉. Empty if the item has none of
    /// these.</summary>
    public static string Of(ItemCleaned item)
    {
        foreach (var candidate in (ReadOnlySpan<string>)[item.Title, item.Summary.Count > 0 ? item.Summary[0] : "", item.Text])
        {
            var line = OneLine(candidate);
            if (line.EnumerateRunes().Any(Rune.IsLetterOrDigit))
                return Shortened(line);
        }
        var title = OneLine(item.Title);
        return title.EnumerateRunes().Any(Rune.IsSymbol) ? Shortened(title) : "";
    }

    private static string OneLine(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, MaxLength * 4));
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length > MaxLength * 4)
                break;
            if (Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control)
            {
                if (line.Length > 0 && line[^1] != ' ')
                    line.Append(' ');
            }
            else if (rune.Value is not ((>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF or 0xFFFE))
            {
                // Without their end, embeddings, overrides and isolates would reverse the rest of the page (UAX #9 §2).
                line.Append(rune.ToString());
            }
        }
        return line.ToString().TrimEnd();
    }

    private static string Shortened(string line)
    {
        if (line.Length <= MaxLength)
            return line;
        var space = line.LastIndexOf(' ', MaxLength - 1);
        var beginning = space > MaxLength / 2 ? line[..space] : TextShortener.Beginning(line, MaxLength - 1).ToString();
        return beginning.TrimEnd(' ', ',', ';', ':', '-', '–', '—') + "…";
    }
}

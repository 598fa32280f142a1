using System.Text;
using BriefingBus.ServiceDefaults.Logging;
using BriefingBus.Text;

namespace BriefingBus.Web.Pages;

/// <summary>Makes foreign text visible for an operator who diagnoses a fault: direction changes (UAX #9 §2.1, §2.2, §2.4) and control
/// characters are replaced by their code points.</summary>
internal static class VisibleText
{
    /// <summary>The text with those characters as <c>[U+202E]</c>; line feeds and tabs stay.</summary>
    public static string Of(string? text) => text is null ? "" : Replaced(text, r => $"[U+{r.Value:X4}]");

    /// <summary>The text on one line, cut to a number of characters.</summary>
    public static string Line(string? text, int maxLength = 300)
    {
        var cut = TextShortener.Shorten(text ?? "", maxLength + 1);
        return string.Join(' ', Of(cut).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>A JSON text with those characters as <c>\u202E</c>. The values do not change, since the characters occur only inside
    /// strings (RFC 8259 §7).</summary>
    public static string OfJson(string json) => Replaced(json, r => string.Concat(r.ToString().Select(c => $"\\u{(int)c:X4}")));

    private static string Replaced(string text, Func<Rune, string> shown)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;
        return string.Concat(text.EnumerateRunes()
            .Select(r => HiddenCharacters.IsHidden(r) && r.Value is not '\r' ? shown(r) : r.ToString()));
    }
}

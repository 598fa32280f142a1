using System.Security.Cryptography;
using System.Text;
using BriefingBus.Text;

namespace BriefingBus.Web.Archive;

/// <summary>Builds the words by which a search finds a story or an item, for both databases.</summary>
public static class SearchWords
{
    /// <summary>The words of a story or an item, separated by spaces: the marks of the filters, then those of its text.</summary>
    /// <param name="edition">The edition's name.</param>
    /// <param name="section">The section's title.</param>
    /// <param name="source">The feed's name.</param>
    /// <param name="text">Headline, summary and sources.</param>
    public static string Index(string edition, string section, string source, string text) =>
        string.Join(' ', new[] { Mark('e', edition), Mark('s', section), Mark('f', source) }.Concat(Word.Of(text).Select(w => w.Folded)));

    /// <summary>A word for a value of a filter that no text contains.</summary>
    /// <param name="kind">The filter: <c>e</c> edition, <c>s</c> section, <c>f</c> feed.</param>
    /// <param name="value">The value.</param>
    public static string Mark(char kind, string value) =>
        $"xx{kind}" + string.Concat(
            SHA256.HashData(Encoding.UTF8.GetBytes(value)).Take(8).Select(b => $"{Letter(b >> 4)}{Letter(b & 15)}"));

    private static char Letter(int nibble) => (char)('a' + nibble);
}

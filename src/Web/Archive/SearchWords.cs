using System.Security.Cryptography;
using System.Text;
using BriefingBus.Text;

namespace BriefingBus.Web.Archive;

/// <summary>The words that find a story, for both databases.</summary>
public static class SearchWords
{
    /// <summary>The words that find a story, separated by spaces: marks for the filters, then headline, summary and sources.</summary>
    public static string Index(SectionStory shown, string edition, string headline, string summary)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var text = $"{headline} {summary} {shown.Story.Source.Name} {string.Join(' ', shown.Story.AlsoReportedBy.Select(s => s.Name))}";
        return string.Join(' ', new[] { Mark('e', edition), Mark('s', shown.Section), Mark('f', Printable.Line(shown.Story.Source.Name)) }
            .Concat(Word.Of(text).Select(w => w.Folded)));
    }

    /// <summary>A word that no text contains, for a value of a filter.</summary>
    /// <param name="kind">The filter: <c>e</c> edition, <c>s</c> section, <c>f</c> feed.</param>
    /// <param name="value">The value.</param>
    public static string Mark(char kind, string value) =>
        $"xx{kind}" + string.Concat(
            SHA256.HashData(Encoding.UTF8.GetBytes(value)).Take(8).Select(b => $"{Letter(b >> 4)}{Letter(b & 15)}"));

    private static char Letter(int nibble) => (char)('a' + nibble);
}

using BriefingBus.Cleaner.Html;
using BriefingBus.Cleaner.Summaries.Sentences;

namespace BriefingBus.Cleaner.Summaries;

/// <summary>Reads prose in preformatted text with hard line breaks: e-mails, commit messages.</summary>
internal static class TypedText
{
    /// <summary>The minimum share of letters and spaces in prose: with less, it is code, a table or a drawing.</summary>
    private const double MinWordShare = 0.85;

    /// <summary>The paragraphs of preformatted text that are prose: every line begins at the margin, and the last ends a sentence.
    /// </summary>
    public static IEnumerable<TextBlock> Paragraphs(string code)
    {
        foreach (var paragraph in ByBlankLine(code))
            if (IsProse(paragraph))
                yield return new TextBlock(TextBlockKind.Paragraph, string.Join(' ', paragraph));
    }

    private static IEnumerable<List<string>> ByBlankLine(string text)
    {
        var paragraph = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            if (line.Length > 0)
                paragraph.Add(line);
            else if (paragraph.Count > 0)
            {
                yield return paragraph;
                paragraph = [];
            }
        }
        if (paragraph.Count > 0)
            yield return paragraph;
    }

    private static bool IsProse(List<string> paragraph)
    {
        var (words, all) = (0, 0);
        foreach (var line in paragraph)
        {
            if (char.IsWhiteSpace(line[0]))
                return false;
            foreach (var c in line)
                words += char.IsLetter(c) || Words.IsMark(c) || c == ' ' ? 1 : 0;
            all += line.Length;
        }
        return words >= MinWordShare * all && SentenceMarks.IsEnded(paragraph[^1]);
    }
}

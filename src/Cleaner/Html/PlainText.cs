using System.Text;

namespace BriefingBus.Cleaner.Html;

/// <summary>Text without markup, divided only by line breaks: descriptions of videos, plain summaries.</summary>
internal static class PlainText
{
    /// <summary>The text as HTML: an empty line ends a paragraph, and a line break stays where wrapped prose would have none.</summary>
    public static string ToHtml(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var html = new StringBuilder(text.Length + 64);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].AsSpan().IsWhiteSpace())
                continue;
            if (html.Length > 0)
                html.Append(lines[i - 1].AsSpan().IsWhiteSpace() ? "<br><br>"
                    : Ends(lines[i - 1]) || BeginsAnew(lines[i]) ? "<br>" : " ");
            html.Append(lines[i]);
        }
        return html.ToString();
    }

    /// <summary>Whether a line ends a sentence, announces something, or holds an address.</summary>
    private static bool Ends(string line) =>
        line.AsSpan().TrimEnd() is [.., '.' or '!' or '?' or '…' or ':' or '。' or '！' or '？' or '：' or '।' or '؟']
        || line.Contains("://", StringComparison.Ordinal);

    /// <summary>Whether a line begins with a sign, an emoji, or a time stamp of a recording.</summary>
    private static bool BeginsAnew(string line)
    {
        var start = line.AsSpan().TrimStart();
        if (start is [>= '0' and <= '9', ':' or >= '0' and <= '9', ..])
            return start[..Math.Min(start.Length, 6)].Contains(':');
        return start is [not ('"' or '\'' or '(' or '[' or '“' or '‘' or '„' or '«' or '»' or '¿' or '¡' or '&' or '$' or '€'
            or '「' or '『' or '《' or '（' or '%' or '§'), ..] && !char.IsLetterOrDigit(start[0]);
    }
}

using System.Text;

namespace BriefingBus.Text;

/// <summary>Finds the encoding that a document declares in its first bytes.</summary>
public static class DeclaredCharset
{
    /// <summary>The number of bytes in which a declaration may appear (HTML Standard §13.2.3.2).</summary>
    private const int Prescan = 1024;

    /// <summary>The label in the XML declaration (<c>&lt;?xml … encoding="…"?&gt;</c>), or null. Leading white space and a byte order mark
    /// are skipped.</summary>
    public static string? InXml(ReadOnlySpan<byte> bytes)
    {
        var start = bytes[..Math.Min(bytes.Length, Prescan)].IndexOf("<?xml"u8);
        if (start < 0) return null;
        var head = bytes[start..Math.Min(bytes.Length, start + Prescan)];
        var close = head.IndexOf((byte)'>');
        return close < 0 ? null : Label(Encoding.Latin1.GetString(head[..close]), "encoding");
    }

    /// <summary>The label in an HTML page's <c>&lt;meta charset&gt;</c> or <c>&lt;meta http-equiv="Content-Type"&gt;</c>, or
    /// null.</summary>
    public static string? InHtml(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 4 * Prescan)]);
        for (var at = 0; (at = head.IndexOf("<meta", at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            var close = head.IndexOf('>', at);
            if (close < 0) return null;
            if (Label(head[at..close], "charset") is { } label) return label;
        }
        return null;
    }

    /// <summary>The <c>charset</c> parameter of a <c>Content-Type</c> header, or null.</summary>
    public static string? InContentType(string? contentType) =>
        contentType?.IndexOf(';', StringComparison.Ordinal) is > 0 and var parameters ? Label(contentType[parameters..], "charset") : null;

    private static string? Label(string text, string name)
    {
        var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        var rest = text[(at + name.Length)..].TrimStart();
        if (!rest.StartsWith('=')) return null;
        rest = rest[1..].TrimStart().TrimStart('"', '\'').TrimStart();
        var end = rest.IndexOfAny(['"', '\'', ';', ' ', '\t', '\r', '\n', '/', '>']);
        return EncodingLabels.Normalize(end < 0 ? rest : rest[..end]);
    }
}

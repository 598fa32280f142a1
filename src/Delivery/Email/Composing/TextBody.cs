using System.Text;

namespace BriefingBus.Delivery.Email.Composing;

/// <summary>A text as the body of a MIME part: in lines of at most 76 characters of ASCII (RFC 2045 §6.7, §6.8), whatever its own lines are.</summary>
/// <param name="Encoding">The value of <c>Content-Transfer-Encoding</c>.</param>
/// <param name="Encoded">The encoded text; every line ends with CRLF.</param>
internal sealed record TextBody(string Encoding, string Encoded)
{
    private const int LineLength = 76;

    /// <summary>The text in quoted-printable, or in base64 where that is shorter.</summary>
    public static TextBody Of(string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r');
        var quoted = string.Join("\r\n", lines.Select(QuotedPrintable));
        var base64 = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(string.Join("\r\n", lines)), Base64FormattingOptions.InsertLineBreaks);
        return quoted.Length <= base64.Length ? new TextBody("quoted-printable", quoted + "\r\n") : new TextBody("base64", base64 + "\r\n");
    }

    /// <summary>One line; soft line breaks divide it, but no character.</summary>
    private static string QuotedPrintable(string line)
    {
        var encoded = new StringBuilder(line.Length);
        var column = 0;
        var at = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            at += rune.Utf16SequenceLength;
            var piece = Piece(rune, isFirst: column == 0, isLast: at == line.Length);
            if (column + piece.Length > LineLength - 1)
            {
                encoded.Append("=\r\n");
                column = 0;
                piece = Piece(rune, isFirst: true, isLast: at == line.Length);
            }
            encoded.Append(piece);
            column += piece.Length;
        }
        return encoded.ToString();
    }

    /// <summary>White space at the end of a line would be stripped on the way (RFC 2045 §6.7 (3)). A dot at its beginning and the <c>F</c>
    /// of <c>From</c> are changed by gateways and mail stores (RFC 2049 §3), so those are encoded too.</summary>
    private static string Piece(Rune rune, bool isFirst, bool isLast)
    {
        if (rune.Value is ' ' or '\t' ? !isLast : rune.Value is > ' ' and < 0x7F and not '=' && !(isFirst && rune.Value is '.' or 'F'))
            return rune.ToString();
        Span<byte> bytes = stackalloc byte[4];
        var length = rune.EncodeToUtf8(bytes);
        return string.Concat(bytes[..length].ToArray().Select(b => $"={b:X2}"));
    }
}

using System.Globalization;
using BriefingBus.Rendering;
using BriefingBus.Text;

namespace BriefingBus.Delivery.Email.Smtp;

/// <summary>A reply of a mail server (RFC 5321 §4.2).</summary>
/// <param name="Code">Its three digits.</param>
/// <param name="Lines">The text of its lines, at least one.</param>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    /// <summary>More of a server's words than this tell nobody anything.</summary>
    private const int MaxTextLength = 500;

    /// <summary>True where what was asked is done.</summary>
    public bool IsDone => Code is >= 200 and < 300;

    /// <summary>True where the server refuses for now (4xx).</summary>
    public bool IsRefusedForNow => Code is >= 400 and < 500;

    /// <summary>True where the server refuses for good (5xx).</summary>
    public bool IsRefused => Code is >= 500 and < 600;

    /// <summary>Reads one line of a reply.</summary>
    /// <returns>The code, the text, and whether no line of the same reply follows; null where the line is no reply.</returns>
    public static (int Code, string Text, bool IsLast)? ReadLine(string line) =>
        line.Length >= 3
        && line[0] is >= '2' and <= '5'
        && int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code)
        && (line.Length == 3 || line[3] is ' ' or '-')
            ? (code, line.Length > 4 ? line[4..] : "", line.Length == 3 || line[3] == ' ')
            : null;

    /// <summary>The reply in one line, in the server's own words.</summary>
    public override string ToString() =>
        TextShortener.Shorten(Printable.Line($"{Code} {string.Join(' ', Lines)}"), MaxTextLength + 1);
}

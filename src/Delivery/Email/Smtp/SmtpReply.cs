using System.Globalization;

namespace BriefingBus.Delivery.Email.Smtp;

/// <summary>A reply of a mail server (RFC 5321 §4.2).</summary>
/// <param name="Code">Its three digits.</param>
/// <param name="Text">Its text; lines are separated by spaces.</param>
internal sealed record SmtpReply(int Code, string Text)
{
    /// <summary>True where the server refuses for now (4xx), greylisting among it (RFC 5321 §4.2.1).</summary>
    public bool IsTransient => Code is >= 400 and < 500;

    /// <summary>True where the server refuses, for now or for good.</summary>
    public bool IsRefusal => Code is >= 400 and < 600;

    /// <summary>Whether a line can be one of a reply.</summary>
    public static bool IsReplyLine(string line) =>
        line.Length >= 3 && line[0] is >= '2' and <= '5' && char.IsAsciiDigit(line[1]) && char.IsAsciiDigit(line[2])
        && (line.Length == 3 || line[3] is ' ' or '-');

    /// <summary>The reply that the lines are, or null where they are none.</summary>
    public static SmtpReply? OrNull(string lines)
    {
        var parts = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length > 0 && parts.All(IsReplyLine)
            ? new(int.Parse(parts[^1].AsSpan(0, 3), CultureInfo.InvariantCulture),
                string.Join(' ', parts.Select(p => p.Length > 4 ? p[4..] : "")))
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => SmtpExchange.Words(Code, Text);
}

using BriefingBus.Rendering;
using BriefingBus.Text;
using MailKit;
using MailKit.Net.Smtp;

namespace BriefingBus.Delivery.Email.Smtp;

/// <summary>Follows a session through MailKit's protocol log: the current command and the server's reply to it, for error messages. It ends
/// a session whose server sends an endless reply, or more than one reply before encryption begins. It keeps no arguments of commands, hence
/// no password.</summary>
internal sealed class SmtpExchange : IProtocolLogger
{
    /// <summary>The maximum size of a reply. Real replies have less than 512 octets a line (RFC 5321 §4.5.3.1.5) and a few dozen
    /// lines.</summary>
    private const int MaxReplyOctets = 64 * 1024;

    /// <summary>The maximum length of a reply in error messages, in characters.</summary>
    private const int MaxShownLength = 500;

    private readonly StringBuilder reply = new();
    private string command = "";

    /// <summary>The reply to <c>EHLO</c> if the server refused it; MailKit then tries <c>HELO</c>.</summary>
    public SmtpReply? HelloRefusal { get; private set; }

    /// <summary>The reply to the last command; null if there is none yet.</summary>
    public SmtpReply? Reply => SmtpReply.OrNull(reply.ToString());

    /// <summary>The evidence that the server does not speak SMTP, or null.</summary>
    public string? Violation { get; private set; }

    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    public void LogConnect(Uri uri)
    {
    }

    public void LogClient(byte[] buffer, int offset, int count)
    {
        var sent = Encoding.ASCII.GetString(buffer, offset, Math.Min(count, 8)).Split(' ', '\r')[0];
        if (sent == "HELO")
            HelloRefusal = Reply;
        command = sent;
        reply.Clear();
    }

    public void LogServer(byte[] buffer, int offset, int count)
    {
        reply.Append(Encoding.UTF8.GetString(buffer, offset, count));
        Violation = reply.Length > MaxReplyOctets ? $"its reply has more than {MaxReplyOctets} octets"
            : command == "STARTTLS" && reply.ToString().TrimEnd().Contains('\n') ? "it sent more than one reply before encryption began"
            : FirstLine() is { } line && !SmtpReply.IsReplyLine(line) ? $"it says '{Printable.Line(TextShortener.Shorten(line, 101))}'"
            : null;
        if (Violation is not null)
            throw new SmtpProtocolException(Violation);
    }

    public void Dispose()
    {
    }

    /// <summary>A reply on one line, in the server's own words.</summary>
    public static string Words(int code, string text) => TextShortener.Shorten(
        Printable.Line(string.Create(CultureInfo.InvariantCulture, $"{code} {text}")).TrimEnd(), MaxShownLength + 1);

    private string? FirstLine()
    {
        var text = reply.ToString();
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? null : text[..end].TrimEnd('\r');
    }
}

/// <summary>A reply of a mail server (RFC 5321 §4.2).</summary>
/// <param name="Code">Its three digits.</param>
/// <param name="Text">Its text; lines are separated by spaces.</param>
internal sealed record SmtpReply(int Code, string Text)
{
    /// <summary>True if the server refuses temporarily (4xx), as with greylisting (RFC 5321 §4.2.1).</summary>
    public bool IsTransient => Code is >= 400 and < 500;

    /// <summary>Whether a line can be part of a reply.</summary>
    public static bool IsReplyLine(string line) =>
        line.Length >= 3 && line[0] is >= '2' and <= '5' && char.IsAsciiDigit(line[1]) && char.IsAsciiDigit(line[2])
        && (line.Length == 3 || line[3] is ' ' or '-');

    /// <summary>The reply in the lines, or null if there is none.</summary>
    public static SmtpReply? OrNull(string lines)
    {
        var parts = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length > 0 && parts.All(IsReplyLine)
            ? new(int.Parse(parts[^1].AsSpan(0, 3), CultureInfo.InvariantCulture),
                string.Join(' ', parts.Select(p => p.Length > 4 ? p[4..] : "")))
            : null;
    }

    public override string ToString() => SmtpExchange.Words(Code, Text);
}

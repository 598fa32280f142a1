using BriefingBus.Rendering;
using MimeKit;

namespace BriefingBus.Delivery.Email;

/// <summary>A message with a text and an HTML alternative (RFC 5322, RFC 2046 §5.1.4).</summary>
internal sealed record EmailMessage
{
    /// <summary>The sender.</summary>
    public required Mailbox From { get; init; }

    /// <summary>The recipient.</summary>
    public required Mailbox To { get; init; }

    /// <summary>The address for replies, or null for <see cref="From"/>.</summary>
    public Mailbox? ReplyTo { get; init; }

    /// <summary>The subject, as a reader sees it.</summary>
    public required string Subject { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>Its identity, without brackets: <c>left@right</c>.</summary>
    public required string MessageId { get; init; }

    /// <summary>The list's name for readers.</summary>
    public string? ListName { get; init; }

    /// <summary>The list's identity (RFC 2919), without brackets; null for a message without a list.</summary>
    public string? ListId { get; init; }

    /// <summary>Addresses (<c>mailto:</c>, <c>https:</c>) by which the reader can unsubscribe (RFC 2369 §3.2).</summary>
    public IReadOnlyList<string> Unsubscribe { get; init; } = [];

    /// <summary>True if a POST to their <c>https:</c> address unsubscribes at once (RFC 8058).</summary>
    public bool OneClick { get; init; }

    /// <summary>The text alternative.</summary>
    public required string Text { get; init; }

    /// <summary>The HTML alternative.</summary>
    public required string Html { get; init; }

    /// <summary>The message as sent: ASCII in short lines, except for addresses beyond ASCII. The same message gives the same
    /// bytes.</summary>
    public MimeMessage ToMime()
    {
        var message = new MimeMessage();
        message.Headers.Clear();
        message.Date = Date;
        message.From.Add(From.ToAddress());
        if (ReplyTo is not null)
            message.ReplyTo.Add(ReplyTo.ToAddress());
        message.To.Add(To.ToAddress());
        message.Headers.Add(HeaderId.Subject, Encoding.UTF8, HeaderText.Of(Subject));
        message.Headers.Add("Message-ID", $"<{MessageId}>");
        if (ListId is not null)
            message.Headers.Add(HeaderId.ListId, Encoding.UTF8, $"{HeaderText.Of(ListName ?? "")} <{ListId}>".TrimStart());
        if (Unsubscribe.Count > 0)
            message.Headers.Add(HeaderId.ListUnsubscribe, string.Join(", ", Unsubscribe.Select(a => $"<{a}>")));
        if (OneClick)
            message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        // Suppresses automatic replies (RFC 3834 §5).
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add(HeaderId.MimeVersion, "1.0");
        // No line of either encoding contains "=_" (RFC 2045 §6.7), so no body can contain the boundary.
        message.Body = new MultipartAlternative(Part("plain", Text), Part("html", Html)) { Boundary = $"=_{MessageId.Split('@')[0]}" };
        return message;
    }

    /// <summary>A part in quoted-printable or base64, whichever is shorter. Unencoded text would lose white space at line ends.</summary>
    private static TextPart Part(string type, string text)
    {
        var part = new TextPart(type);
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        part.SetText(Encoding.UTF8, string.Join("\r\n", lines));
        part.ContentTransferEncoding = part.GetBestEncoding(EncodingConstraint.SevenBit) == ContentEncoding.Base64
            ? ContentEncoding.Base64
            : ContentEncoding.QuotedPrintable;
        return part;
    }
}

/// <summary>Text in headers, on one line.</summary>
internal static class HeaderText
{
    private const int MaxWordLength = 60;

    /// <summary>The text for MimeKit, which encodes text beyond ASCII but keeps anything that looks like an encoded word (RFC 2047) and
    /// breaks long words. Text with either is encoded here as a whole, so that readers see it as written.</summary>
    public static string Of(string text) =>
        Printable.Line(text) is var line
            && !line.Contains("=?", StringComparison.Ordinal) && line.Split(' ').All(word => word.Length <= MaxWordLength)
        ? line
        // Ten runes are at most 40 octets, and an encoded word of them is under 75 characters.
        : string.Join(' ', line.EnumerateRunes().Chunk(10)
            .Select(runes => $"=?utf-8?b?{Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Concat(runes)))}?="));
}

using System.Globalization;
using System.Text;

namespace BriefingBus.Delivery.Email.Composing;

/// <summary>A message with a text and an HTML alternative (RFC 5322, RFC 2046 §5.1.4).</summary>
internal sealed record EmailMessage
{
    /// <summary>Whom it comes from.</summary>
    public required Mailbox From { get; init; }

    /// <summary>Who reads it.</summary>
    public required Mailbox To { get; init; }

    /// <summary>Where answers go, or null for <see cref="From"/>.</summary>
    public Mailbox? ReplyTo { get; init; }

    /// <summary>The subject, as a reader sees it.</summary>
    public required string Subject { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset Date { get; init; }

    /// <summary>Its identity, without brackets: <c>left@right</c>.</summary>
    public required string MessageId { get; init; }

    /// <summary>The name that readers see of the list.</summary>
    public string? ListName { get; init; }

    /// <summary>The list's identity (RFC 2919), without brackets; null for a message of no list.</summary>
    public string? ListId { get; init; }

    /// <summary>Addresses (<c>mailto:</c>, <c>https:</c>) by which the reader can unsubscribe (RFC 2369 §3.2).</summary>
    public IReadOnlyList<string> Unsubscribe { get; init; } = [];

    /// <summary>True where a POST to the <c>https:</c> address among them unsubscribes at once (RFC 8058).</summary>
    public bool OneClick { get; init; }

    /// <summary>The text alternative.</summary>
    public required string Text { get; init; }

    /// <summary>The HTML alternative.</summary>
    public required string Html { get; init; }

    /// <summary>True where an address in it needs a server that knows RFC 6531.</summary>
    public bool NeedsUtf8 => From.NeedsUtf8 || To.NeedsUtf8 || ReplyTo is { NeedsUtf8: true };

    /// <summary>The message as it travels: lines of at most 78 characters where no single word is longer, each ended by CRLF; all ASCII but for
    /// addresses that are not. The same message gives the same bytes.</summary>
    public byte[] ToBytes()
    {
        // No line of either encoding holds "=_" (RFC 2045 §6.7), so no body can hold the boundary.
        var boundary = $"=_{MessageId.Split('@')[0]}";
        var message = new StringBuilder()
            .Append(HeaderField.Of("Date", Date.ToString("ddd, d MMM yyyy HH:mm:ss ", CultureInfo.InvariantCulture) + Date.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal)))
            .Append(HeaderField.Of("From", From.ToWords()));
        if (ReplyTo is not null)
            message.Append(HeaderField.Of("Reply-To", ReplyTo.ToWords()));
        message
            .Append(HeaderField.Of("To", To.ToWords()))
            .Append(HeaderField.Of("Subject", HeaderText.Unstructured(Subject)))
            .Append(HeaderField.Of("Message-ID", $"<{MessageId}>"));
        if (ListId is not null)
            message.Append(HeaderField.Of("List-Id", [.. HeaderText.Phrase(ListName ?? ""), $"<{ListId}>"]));
        if (Unsubscribe.Count > 0)
            message.Append(HeaderField.Of("List-Unsubscribe", Unsubscribe.Select((a, i) => i < Unsubscribe.Count - 1 ? $"<{a}>," : $"<{a}>")));
        if (OneClick)
            message.Append(HeaderField.Of("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        message
            // No holiday notes in answer (RFC 3834 §5).
            .Append(HeaderField.Of("Auto-Submitted", "auto-generated"))
            .Append(HeaderField.Of("MIME-Version", "1.0"))
            .Append(HeaderField.Of("Content-Type", "multipart/alternative;", $"boundary=\"{boundary}\""))
            .Append("\r\n");
        Append(message, boundary, "text/plain", Text);
        Append(message, boundary, "text/html", Html);
        return Encoding.UTF8.GetBytes(message.Append($"--{boundary}--\r\n").ToString());
    }

    private static void Append(StringBuilder message, string boundary, string type, string text)
    {
        var body = TextBody.Of(text);
        message
            .Append($"--{boundary}\r\n")
            .Append(HeaderField.Of("Content-Type", $"{type};", "charset=utf-8"))
            .Append(HeaderField.Of("Content-Transfer-Encoding", body.Encoding))
            .Append("\r\n")
            .Append(body.Encoded);
    }
}

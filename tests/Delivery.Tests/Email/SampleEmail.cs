using BriefingBus.Delivery.Email;
using BriefingBus.Testing;
using MimeKit;

namespace BriefingBus.Delivery.Tests.Email;

/// <summary>Lists and messages written by us.</summary>
internal static class SampleEmail
{
    public static readonly DateTimeOffset Now = SomeBriefing.Morning.AddMinutes(2);

    public static EmailOptions Options => new()
    {
        To = ["Jane Doe <jane@example.org>"],
        From = "Morning Briefing <briefing@news.example>",
        Server = "localhost",
    };

    public static ListOfRecipients List(EmailOptions? options = null) => new("team", options ?? Options, "https://news.example/briefings");

    public static Mailbox Mailbox(string text) =>
        BriefingBus.Delivery.Email.Mailbox.OrNull(text) ?? throw new ArgumentException($"'{text}' is no mailbox", nameof(text));

    public static EmailMessage Message(string subject = "Morning", string text = "Good morning.\n", string html = "<p>Good morning.</p>\n",
        string from = "briefing@news.example", string to = "jane@example.org") => new()
        {
            From = Mailbox(from),
            To = Mailbox(to),
            Subject = subject,
            Date = Now,
            MessageId = "1234@news.example",
            Text = text,
            Html = html,
        };

    /// <summary>The message as it is sent.</summary>
    public static byte[] ToBytes(this MimeMessage message, bool international = false)
    {
        var format = FormatOptions.Default.Clone();
        (format.NewLineFormat, format.International) = (NewLineFormat.Dos, international);
        using var octets = new MemoryStream();
        message.WriteTo(format, octets);
        return octets.ToArray();
    }

    public static byte[] ToBytes(this EmailMessage message, bool international = false) => message.ToMime().ToBytes(international);
}

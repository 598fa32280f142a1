using BriefingBus.Contracts;
using BriefingBus.Rendering;

namespace BriefingBus.Delivery.Email.Composing;

/// <summary>A briefing as an e-mail to one recipient.</summary>
internal static class BriefingEmail
{
    /// <summary>The message.</summary>
    /// <param name="briefing">The briefing; its own text and HTML are the alternatives.</param>
    /// <param name="options">Sender, subject and what else the list says.</param>
    /// <param name="recipient">Who reads it.</param>
    /// <param name="now">The date of the message; shown in the edition's time zone.</param>
    public static EmailMessage Of(BriefingComposed briefing, EmailOptions options, Mailbox recipient, DateTimeOffset now)
    {
        var from = Mailbox.OrNull(options.From)!;
        return new EmailMessage
        {
            From = from,
            To = recipient,
            ReplyTo = options.ReplyTo is null ? null : Mailbox.OrNull(options.ReplyTo),
            Subject = SubjectPattern.Fill(options.Subject, briefing),
            Date = TimeZoneInfo.ConvertTime(now, BriefingClock.Of(briefing).Zone),
            MessageId = MessageId(briefing.BriefingId, recipient, from),
            Unsubscribe = [.. options.Unsubscribe.Select(a => a.Replace(EmailOptions.Recipient, Uri.EscapeDataString(recipient.Address), StringComparison.Ordinal))],
            OneClick = options.OneClick,
            Text = briefing.Text,
            Html = briefing.Html,
        };
    }

    /// <summary>The message's identity, from the briefing's and the recipient: a second copy, however it came about, has the same,
    /// and mail stores that go by it show one.</summary>
    public static string MessageId(Guid briefing, Mailbox recipient, Mailbox from) =>
        $"{briefing:N}.{NameBasedId.Create("recipient", recipient.Address).ToString("N")[..12]}@{from.Domain}";
}

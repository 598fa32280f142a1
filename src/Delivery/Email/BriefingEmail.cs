using BriefingBus.Delivery.Outlets;
using BriefingBus.Delivery.Patterns;
using BriefingBus.Rendering;
using BriefingBus.Rendering.Html;
using BriefingBus.Rendering.Text;

namespace BriefingBus.Delivery.Email;

/// <summary>A list of e-mail addresses in <c>deliver.email</c>.</summary>
/// <param name="Name">Its name in the ledger: <c>email/team</c>.</param>
/// <param name="Options">Its options.</param>
/// <param name="WebAddress">The public address of the web page, or null if none is configured.</param>
internal sealed record ListOfRecipients(string Name, EmailOptions Options, string? WebAddress)
{
    /// <summary>Its name in the configuration: <c>team</c>.</summary>
    public string ShortName => Name[(Name.IndexOf('/', StringComparison.Ordinal) + 1)..];
}

/// <summary>A briefing as an e-mail to one recipient.</summary>
internal static class BriefingEmail
{
    /// <summary>The placeholders of subjects.</summary>
    public static readonly WordPattern Subjects = new(
        ("date", briefing => BriefingClock.Of(briefing).Date[..10]),
        ("day", briefing => BriefingClock.Of(briefing).Day),
        ("edition", briefing => briefing.Edition),
        ("lead", briefing => Printable.Headline(briefing.Top.Concat(briefing.Sections.SelectMany(s => s.Stories)).FirstOrDefault()?.Title)),
        ("stories", briefing => Wording.Totals(briefing).FirstOrDefault("")),
        ("time", briefing => BriefingClock.Of(briefing).Date[11..16]),
        ("title", briefing => briefing.Title));

    /// <summary>The message.</summary>
    /// <param name="briefing">The briefing; its own text is one alternative, the other is rendered for mail clients.</param>
    /// <param name="list">The list that sends it.</param>
    /// <param name="recipient">The recipient.</param>
    /// <param name="now">The date of the message; shown in the edition's time zone.</param>
    public static async Task<EmailMessage> OfAsync(BriefingComposed briefing, ListOfRecipients list, Mailbox recipient, DateTimeOffset now)
    {
        var (options, clock) = (list.Options, BriefingClock.Of(briefing));
        var from = Mailbox.OrNull(options.From)!;
        string[] unsubscribe =
            [.. options.Unsubscribe.Select(
                a => a.Replace(EmailOptions.Recipient, Uri.EscapeDataString(recipient.Address), StringComparison.Ordinal))];
        var frame = new EmailFrame
        {
            Page = list.WebAddress is { } web && !OperatorMessages.Contain(briefing)
                ? web.TrimEnd('/') + BriefingSlug.PathOf(briefing.Edition, BriefingSlug.Of(briefing.ScheduledAt, briefing.TimeZone))
                : null,
            Recipient = recipient.Address,
            List = list.ShortName,
            Sender = (options.ReplyTo is null ? from : Mailbox.OrNull(options.ReplyTo)!).Address,
            Stop = unsubscribe.OrderBy(a => !a.StartsWith("https:", StringComparison.OrdinalIgnoreCase)).FirstOrDefault(),
        };
        return new EmailMessage
        {
            From = from,
            To = recipient,
            ReplyTo = options.ReplyTo is null ? null : Mailbox.OrNull(options.ReplyTo),
            Subject = Subjects.Fill(options.Subject, briefing),
            Date = TimeZoneInfo.ConvertTime(now, clock.Zone),
            MessageId = MessageId(briefing.BriefingId, recipient, from),
            ListName = briefing.Title,
            ListId = ListId(briefing.Edition, list.ShortName, from),
            Unsubscribe = unsubscribe,
            OneClick = options.OneClick,
            Text = briefing.Text + TextForm.WriteEmailEnd(frame, clock.Words),
            Html = await HtmlForm.WriteEmailAsync(briefing, frame),
        };
    }

    /// <summary>The identity of the list for readers' filters (RFC 2919 §3), which is the same every day:
    /// <c>morning.team.news.example</c>.</summary>
    private static string ListId(string edition, string list, Mailbox from) => $"{Label(edition)}.{Label(list)}.{from.Domain}";

    private static string Label(string name)
    {
        var label = new string([.. name.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-')]).Trim('-');
        return label.Length > 0 ? label : NameBasedId.Create("label", name).ToString("N")[..12];
    }

    /// <summary>The message's identity, derived from the briefing and the recipient. A second copy has the same one, so that mail stores
    /// which compare it show only one.</summary>
    public static string MessageId(Guid briefing, Mailbox recipient, Mailbox from) =>
        $"{briefing:N}.{NameBasedId.Create("recipient", recipient.Address).ToString("N")[..12]}@{from.Domain}";
}

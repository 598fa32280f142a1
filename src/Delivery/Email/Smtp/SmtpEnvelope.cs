using BriefingBus.Delivery.Email.Composing;

namespace BriefingBus.Delivery.Email.Smtp;

/// <summary>A message for one recipient, with what a mail server is told of it.</summary>
/// <param name="From">Whom errors go back to.</param>
/// <param name="To">The recipient.</param>
/// <param name="NeedsUtf8">True where an address in envelope or message is not ASCII.</param>
/// <param name="Message">The message; every line ends with CRLF.</param>
internal sealed record SmtpEnvelope(Mailbox From, Mailbox To, bool NeedsUtf8, byte[] Message);

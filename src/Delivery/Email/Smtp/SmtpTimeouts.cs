namespace BriefingBus.Delivery.Email.Smtp;

/// <summary>The timeouts for a mail server, as RFC 5321 §4.5.3.2 requires.</summary>
public sealed record SmtpTimeouts
{
    /// <summary>For the connection.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For the greeting, for each reply to a command, and for each part of the message to be read.</summary>
    public TimeSpan Command { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>For the reply to the whole message. The server may check the message before it replies, and a missed reply leaves the
    /// delivery uncertain.</summary>
    public TimeSpan Acceptance { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>For the reply to <c>QUIT</c>, which does not matter.</summary>
    public TimeSpan Quit { get; init; } = TimeSpan.FromSeconds(5);
}

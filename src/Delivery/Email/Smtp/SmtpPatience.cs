namespace BriefingBus.Delivery.Email.Smtp;

/// <summary>How long a mail server may take; the times that RFC 5321 §4.5.3.2 asks a client to wait.</summary>
public sealed record SmtpPatience
{
    /// <summary>For the connection.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For the answer to a command, for the greeting, and for encryption to begin.</summary>
    public TimeSpan Command { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>For the message to be taken off our hands.</summary>
    public TimeSpan Data { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>For the answer to a whole message: the server may look into it before it answers, and an answer missed leaves it in doubt.</summary>
    public TimeSpan Acceptance { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>For the goodbye, on which nothing hangs.</summary>
    public TimeSpan Quit { get; init; } = TimeSpan.FromSeconds(5);
}

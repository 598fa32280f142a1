using System.Security.Cryptography.X509Certificates;

namespace BriefingBus.Delivery.Email.Smtp;

/// <summary>The encryption of the connection to the mail server.</summary>
public enum SmtpSecurity
{
    /// <summary>The connection begins in clear text and is encrypted before the sign-in and the mail (RFC 3207); port 587. A server that
    /// does not offer STARTTLS gets no mail.</summary>
    StartTls,

    /// <summary>The connection is encrypted from its first byte (RFC 8314 §3.3); port 465.</summary>
    Tls,

    /// <summary>The connection is never encrypted; port 25.</summary>
    None,
}

/// <summary>The mail server of a session.</summary>
/// <param name="Name">Its name, as in its certificate.</param>
/// <param name="Port">Its port.</param>
/// <param name="Security">The encryption of the connection.</param>
internal sealed record SmtpServer(string Name, int Port, SmtpSecurity Security)
{
    /// <summary>The certificate authorities to trust for it; null for the machine's.</summary>
    public X509Certificate2Collection? Authorities { get; init; }

    /// <summary>The user to sign in as; null to send without signing in.</summary>
    public string? User { get; init; }

    /// <summary>The user's password.</summary>
    public Secret? Password { get; init; }

    /// <summary>The name of this client in EHLO; null for its address.</summary>
    public string? Hello { get; init; }

    public override string ToString() => $"{Name}:{Port}";
}

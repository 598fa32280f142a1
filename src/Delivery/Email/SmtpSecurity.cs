namespace BriefingBus.Delivery.Email;

/// <summary>How the connection to the mail server is kept private.</summary>
public enum SmtpSecurity
{
    /// <summary>It begins in clear and is encrypted before anything of worth is said (RFC 3207); port 587. A server that does not offer it gets nothing.</summary>
    StartTls,

    /// <summary>It is encrypted from its first byte (RFC 8314 §3.3); port 465.</summary>
    Tls,

    /// <summary>It is never encrypted; port 25.</summary>
    None,
}

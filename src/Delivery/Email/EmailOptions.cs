using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BriefingBus.Delivery.Outlets;
using BriefingBus.Delivery.Email.Smtp;

namespace BriefingBus.Delivery.Email;

/// <summary>A list of e-mail addresses, and its mail server.</summary>
public sealed record EmailOptions : OutletOptions, ICheckedOptions, IOutletOptions
{
    public static string Kind => "email";

    /// <summary>The placeholder of the recipient's address in <see cref="Unsubscribe"/>.</summary>
    internal const string Recipient = "{recipient}";

    /// <summary>The maximum length of the address; a longer one leaves no room for the recipient's in a header line.</summary>
    private const int MaxUnsubscribeLength = 200;

    [Description(
        "The recipients, such as jane@example.org or Jane Doe <jane@example.org>. Each gets a message of their own and sees no "
        + "other.")]
    [MinLength(1, ErrorMessage = "at least one address")]
    public required IReadOnlyList<string> To { get; init; }

    [Description("The sender, such as Morning Briefing <briefing@example.org>. Errors come back to this address.")]
    public required string From { get; init; }

    [Description("Where answers go; else to the sender.")]
    public string? ReplyTo { get; init; }

    [Description(
        "The subject. {title}, {edition}, {day} (Tuesday, September 23, 2025), {date} (2025-09-23), {time} (06:00), {stories} "
        + "(31 stories) and {lead} (the first headline) are filled in.")]
    public string Subject { get; init; } = "{title} – {day}";

    [Description("Addresses for the header List-Unsubscribe: mailto: or https:, in which {recipient} stands for the recipient's address.")]
    public IReadOnlyList<string> Unsubscribe { get; init; } = [];

    [Description("True where a POST to the https: address under unsubscribe is enough to unsubscribe (RFC 8058).")]
    [CheckedWith(nameof(Unsubscribe))]
    public bool OneClick { get; init; }

    [Description("Name of the mail server, as its certificate has it.")]
    public required string Server { get; init; }

    [Description("Its port; else 587 with startTls, 465 with tls, 25 with none.")]
    [Range(1, 65535)]
    public int? Port { get; init; }

    [Description("startTls: encrypted before anything of worth is said. tls: encrypted from the first byte. none: never encrypted.")]
    [CheckedWith(nameof(PasswordInClear))]
    public SmtpSecurity Security { get; init; } = SmtpSecurity.StartTls;

    [Description("Certificates (PEM) of an own authority, trusted for this server instead of the machine's: ${file:/path/to/ca.pem}.")]
    public Secret? Ca { get; init; }

    [Description("The user to sign in as; without one, mail is sent without signing in.")]
    [CheckedWith(nameof(Password))]
    public string? User { get; init; }

    [Description("The user's password.")]
    [CheckedWith(nameof(User))]
    public Secret? Password { get; init; }

    [Description("Send the password even where security is none and anybody on the network path can read it.")]
    public bool PasswordInClear { get; init; }

    [Description("The name that this client gives to the server (EHLO); else its address.")]
    public string? Hello { get; init; }

    /// <summary>The mail server, with its usual port if none is given.</summary>
    /// <exception cref="CryptographicException"><see cref="Ca"/> is not valid PEM.</exception>
    internal SmtpServer MailServer() => new(Server, Port ?? UsualPort, Security)
    {
        Authorities = Ca is null ? null : Authorities(),
        User = User,
        Password = Password,
        Hello = Hello,
    };

    private int UsualPort => Security switch
    {
        SmtpSecurity.StartTls => 587,
        SmtpSecurity.Tls => 465,
        _ => 25,
    };

    /// <exception cref="CryptographicException">The file is not valid PEM.</exception>
    private X509Certificate2Collection Authorities()
    {
        X509Certificate2Collection authorities = [];
        authorities.ImportFromPem(Ca?.Value);
        return authorities;
    }

    public IEnumerable<(string Key, string Problem)> Check() => [.. CheckAddresses(), .. CheckHeaders(), .. CheckServer()];

    private IEnumerable<(string Key, string Problem)> CheckAddresses()
    {
        const string Expected = "expected an address such as jane@example.org or Jane Doe <jane@example.org>";
        foreach (var wrong in To.Where(t => Mailbox.OrNull(t) is null))
            yield return ("to", $"found '{wrong}', {Expected}");
        var addresses = To.Select(Mailbox.OrNull).OfType<Mailbox>().CountBy(m => m.Address, StringComparer.OrdinalIgnoreCase);
        foreach (var (address, _) in addresses.Where(a => a.Value > 1))
            yield return ("to", $"'{address}' is named more than once");
        if (Mailbox.OrNull(From) is null)
            yield return ("from", $"found '{From}', {Expected}");
        if (ReplyTo is not null && Mailbox.OrNull(ReplyTo) is null)
            yield return ("replyTo", $"found '{ReplyTo}', {Expected}");
    }

    private IEnumerable<(string Key, string Problem)> CheckHeaders()
    {
        if (string.IsNullOrWhiteSpace(Subject))
            yield return ("subject", "found nothing, expected text");
        else if (BriefingEmail.Subjects.Unknown(Subject) is { } unknown)
            yield return ("subject", $"found {unknown}, expected one of {BriefingEmail.Subjects.Known}");
        foreach (var wrong in Unsubscribe.Where(a => !IsUnsubscribe(a)))
            yield return (
                "unsubscribe",
                $"found '{wrong}', expected a mailto: or https: address of ASCII without spaces, "
                + $"at most {MaxUnsubscribeLength} characters long");
        if (OneClick && !Unsubscribe.Any(a => a.StartsWith("https:", StringComparison.OrdinalIgnoreCase)))
            yield return ("oneClick", "there is no https: address under 'unsubscribe' to send the POST to");
    }

    private IEnumerable<(string Key, string Problem)> CheckServer()
    {
        if (Uri.CheckHostName(Server) == UriHostNameType.Unknown)
            yield return (
                "server",
                $"found '{Server}', expected the name of a mail server, such as smtp.example.org; its port has a key of its own");
        if (User is null != Password is null)
            yield return (User is null ? "password" : "user", "user and password go together: give both or neither");
        if (User is not null && Security == SmtpSecurity.None && !PasswordInClear)
            yield return (
                "security",
                "without encryption anybody on the network path can read the password: "
                + "choose startTls or tls, or set passwordInClear: true");
        if (Ca is not null && Security == SmtpSecurity.None)
            yield return ("ca", "there is no certificate to check where security is none");
        else if (Ca is not null && !HasAuthority())
            yield return ("ca", "what it refers to holds no certificate in PEM");
        if (Hello is not null && Uri.CheckHostName(Hello) != UriHostNameType.Dns)
            yield return ("hello", $"found '{Hello}', expected a name such as briefing.example.org");
    }

    private bool HasAuthority()
    {
        try
        {
            return Authorities().Count > 0;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static bool IsUnsubscribe(string address) =>
        address.Length <= MaxUnsubscribeLength
        && Uri.TryCreate(address.Replace(Recipient, "recipient", StringComparison.Ordinal), UriKind.Absolute, out var uri)
        && uri.Scheme is "mailto" or "https"
        && address.All(c => c is > ' ' and < '\x7F' and not '<' and not '>' and not ',');
}

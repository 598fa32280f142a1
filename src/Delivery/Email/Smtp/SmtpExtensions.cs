using System.Globalization;

namespace BriefingBus.Delivery.Email.Smtp;

/// <summary>What a mail server offers in answer to <c>EHLO</c> (RFC 5321 §4.1.1.1).</summary>
/// <param name="Keywords">The keywords in upper case, with their parameters.</param>
internal sealed record SmtpExtensions(IReadOnlyDictionary<string, IReadOnlyList<string>> Keywords)
{
    /// <summary>Whether the connection can be encrypted (RFC 3207).</summary>
    public bool StartTls => Keywords.ContainsKey("STARTTLS");

    /// <summary>Whether addresses beyond ASCII are known (RFC 6531).</summary>
    public bool SmtpUtf8 => Keywords.ContainsKey("SMTPUTF8");

    /// <summary>Whether the size of a message may be told beforehand (RFC 1870).</summary>
    public bool Size => Keywords.ContainsKey("SIZE");

    /// <summary>The largest message that is taken, in octets, or null where none is named.</summary>
    public long? LargestMessage =>
        Keywords.GetValueOrDefault("SIZE") is [var size, ..] && long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var octets) && octets > 0
            ? octets
            : null;

    /// <summary>The ways to sign in (RFC 4954), in upper case.</summary>
    public IReadOnlyList<string> Authentication => Keywords.GetValueOrDefault("AUTH") ?? [];

    /// <summary>Reads the reply to <c>EHLO</c>; its first line is the greeting.</summary>
    public static SmtpExtensions Of(SmtpReply reply) => new(reply.Lines
        .Skip(1)
        // Old servers write AUTH=LOGIN.
        .Select(line => line.ToUpperInvariant().Split([' ', '='], StringSplitOptions.RemoveEmptyEntries))
        .Where(words => words.Length > 0)
        .GroupBy(words => words[0])
        .ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.SelectMany(words => words.Skip(1)).Distinct()], StringComparer.Ordinal));
}

using System.Buffers;
using System.Text.RegularExpressions;
using BriefingBus.Rendering;
using MimeKit;

namespace BriefingBus.Delivery.Email;

/// <summary>An e-mail address with a name to show (RFC 5322 §3.4): <c>Jane Doe &lt;jane@example.org&gt;</c>.</summary>
/// <param name="Name">The name to show, or empty.</param>
/// <param name="Local">The part before the <c>@</c>; letters beyond ASCII unencoded (RFC 6531).</param>
/// <param name="Domain">The part after it, in the ASCII form of the domain name system (RFC 5891).</param>
public sealed partial record Mailbox(string Name, string Local, string Domain)
{
    /// <summary>The maximum length of an address, in octets: a path of 256 with its brackets (RFC 5321 §4.5.3.1.3).</summary>
    private const int MaxAddressLength = 254;

    /// <summary>The maximum length of a local part, in octets (RFC 5321 §4.5.3.1.1).</summary>
    private const int MaxLocalLength = 64;

    // RFC 5322 §3.2.3, atext, in ASCII.
    private static readonly SearchValues<char> AtomCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~");

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>The bare address, for the envelope.</summary>
    public string Address => $"{Local}@{Domain}";

    /// <summary>Parses <c>name@example.org</c>, <c>Name &lt;name@example.org&gt;</c> or <c>"Name" &lt;name@example.org&gt;</c>.</summary>
    /// <returns>Null if the text has none of these forms or exceeds a length that SMTP allows.</returns>
    public static Mailbox? OrNull(string text)
    {
        var form = Form().Match(text.Trim());
        if (!form.Success || form.Groups["address"].Value.Split('@') is not [var local, var written] || !IsDotAtom(local))
            return null;
        if (DomainOrNull(written) is not { } domain)
            return null;
        var mailbox = new Mailbox(Unquote(form.Groups["name"].Value.Trim()), local, domain);
        return Encoding.UTF8.GetByteCount(local) <= MaxLocalLength
            && Encoding.UTF8.GetByteCount(mailbox.Address) <= MaxAddressLength ? mailbox : null;
    }

    /// <summary>The mailbox as it appears in a message.</summary>
    public MailboxAddress ToAddress() => new(Encoding.UTF8, HeaderText.Of(Name), Address);

    /// <summary>RFC 5321 §4.1.2 with any printable character beyond ASCII (RFC 6531 §3.3).</summary>
    private static bool IsDotAtom(string local) =>
        local == Printable.Line(local)
        && local.Split('.').All(atom => atom.Length > 0 && atom.All(c => !char.IsAscii(c) || AtomCharacters.Contains(c)));

    private static string? DomainOrNull(string written)
    {
        try
        {
            var domain = Idn.GetAscii(written);
            return domain.EndsWith('.') ? null : domain;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string Unquote(string name) => name is ['"', .. var quoted, '"'] ? QuotedPair().Replace(quoted, "$1") : name;

    [GeneratedRegex(@"^(?:(?<name>[^<>\p{Cc}]*)<(?<address>[^<>\s]+)>|(?<address>[^<>\s]+))$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Form();

    [GeneratedRegex(@"\\(.)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex QuotedPair();
}

using System.Text;
using BriefingBus.Rendering;

namespace BriefingBus.Delivery.Email.Composing;

/// <summary>Text in headers, on one line.</summary>
internal static class HeaderText
{
    private const int MaxWordLength = 60;

    /// <summary>The text for MimeKit, which encodes what is not ASCII, but leaves alone what looks like an encoded word already (RFC 2047)
    /// and breaks long words: text with either is encoded here as a whole, so that readers see it as written.</summary>
    public static string Of(string text) =>
        Printable.Line(text) is var line
            && !line.Contains("=?", StringComparison.Ordinal) && line.Split(' ').All(word => word.Length <= MaxWordLength)
        ? line
        // Ten runes are at most 40 octets, and an encoded word of them is under 75 characters.
        : string.Join(' ', line.EnumerateRunes().Chunk(10)
            .Select(runes => $"=?utf-8?b?{Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Concat(runes)))}?="));
}

using System.Text;

namespace BriefingBus.Delivery.Email.Composing;

/// <summary>A header field of a message (RFC 5322 §2.2).</summary>
internal static class HeaderField
{
    /// <summary>The line length that a message keeps to, without its line end (RFC 5322 §2.1.1).</summary>
    public const int LineLength = 78;

    /// <summary>The line length that no message may exceed (RFC 5322 §2.1.1), in octets.</summary>
    public const int MaxLineLength = 998;

    /// <summary>The field with its line end, folded between words where it is longer than a line.</summary>
    /// <param name="name">The field's name.</param>
    /// <param name="words">What may not be torn.</param>
    /// <exception cref="ArgumentException">A word holds a line end or another control character, or is longer than a line may be.</exception>
    public static string Of(string name, params IEnumerable<string> words)
    {
        var field = new StringBuilder(name).Append(':');
        var column = field.Length;
        foreach (var word in words)
        {
            if (word.Any(char.IsControl) || Encoding.UTF8.GetByteCount(word) > MaxLineLength - 1)
                throw new ArgumentException($"The header {name} cannot hold '{word}'", nameof(words));
            if (column + 1 + word.Length > LineLength)
            {
                field.Append("\r\n");
                column = 0;
            }
            field.Append(' ').Append(word);
            column += 1 + word.Length;
        }
        return field.Append("\r\n").ToString();
    }
}

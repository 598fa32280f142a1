using System.Text;

namespace BriefingBus.DeadLetters.Storage;

/// <summary>Makes foreign text storable in both databases: PostgreSQL has no U+0000, and a lone surrogate is not a character.</summary>
internal static class StoredText
{
    private const int MaxLength = 2000;

    /// <summary>The text, cut, with U+FFFD for invalid characters.</summary>
    public static string? Of(string? text, int maxLength = MaxLength)
    {
        if (text is null)
            return null;
        var cut = text.Length <= maxLength ? text : text[..maxLength];
        if (!cut.AsSpan().ContainsAny(Suspicious))
            return cut;
        var clean = new StringBuilder(cut.Length);
        foreach (var rune in cut.EnumerateRunes())
            clean.Append(rune.Value == 0 ? Rune.ReplacementChar.ToString() : rune.ToString());
        return clean.ToString();
    }

    private static readonly System.Buffers.SearchValues<char> Suspicious =
        System.Buffers.SearchValues.Create([.. Enumerable.Range(0xD800, 0x800).Select(c => (char)c), '\0']);
}

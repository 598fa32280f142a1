using System.Globalization;

namespace BriefingBus.Text;

/// <summary>Cuts text to a length without cutting what a reader sees as one character: neither a surrogate pair nor a letter with its
/// marks, a flag or a joined emoji.</summary>
public static class TextShortener
{
    /// <summary>The longest beginning of <paramref name="text"/> that has at most <paramref name="length"/> UTF-16 units and ends between
    /// two text elements (Unicode UAX #29). Where the first element alone is longer, it ends between two code points.</summary>
    public static ReadOnlySpan<char> Beginning(ReadOnlySpan<char> text, int length)
    {
        if (text.Length <= length) return text;
        if (length <= 0) return [];
        // Whether a place is a boundary depends on what stands before it: an element that is longer than this is not looked at whole.
        const int MaxElementLength = 64;
        var at = Math.Max(0, length - MaxElementLength);
        if (at > 0 && char.IsLowSurrogate(text[at])) at--;
        var end = 0;
        while (at < length)
        {
            var element = StringInfo.GetNextTextElementLength(text[at..Math.Min(text.Length, length + MaxElementLength)]);
            if (at + element > length) break;
            at += element;
            end = at;
        }
        if (end == 0) end = char.IsHighSurrogate(text[length - 1]) && char.IsLowSurrogate(text[length]) ? length - 1 : length;
        return text[..end];
    }

    /// <summary>The text where it has at most <paramref name="length"/> UTF-16 units; else so much of it that it fits with
    /// <paramref name="mark"/> at its end.</summary>
    public static string Shorten(string text, int length, string mark = "…") =>
        text.Length <= length ? text : string.Concat(Beginning(text, length - mark.Length).TrimEnd(), mark);

    /// <summary>The same text with U+FFFD for every half of a surrogate pair; the same string where there is none.</summary>
    public static string WithoutHalfPairs(string text)
    {
        char[]? copy = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else (copy ??= text.ToCharArray())[i] = '\uFFFD';
        }
        return copy is null ? text : new string(copy);
    }
}

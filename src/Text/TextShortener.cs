using System.Globalization;

namespace BriefingBus.Text;

/// <summary>Cuts text to a length without splitting a user-perceived character: a surrogate pair, a letter with its marks, a flag or a
/// joined emoji.</summary>
public static class TextShortener
{
    /// <summary>The longest prefix of <paramref name="text"/> that has at most <paramref name="length"/> UTF-16 units and ends between two
    /// text elements (Unicode UAX #29), or between two code points if the first element is longer.</summary>
    public static ReadOnlySpan<char> Beginning(ReadOnlySpan<char> text, int length)
    {
        if (text.Length <= length) return text;
        if (length <= 0) return [];
        // A boundary depends on the text before it; only this much of a longer element is examined.
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

    /// <summary>The text if it has at most <paramref name="length"/> UTF-16 units; otherwise a prefix that fits with
    /// <paramref name="mark"/> at its end.</summary>
    public static string Shorten(string text, int length, string mark = "…") =>
        text.Length <= length ? text : string.Concat(Beginning(text, length - mark.Length).TrimEnd(), mark);

    /// <summary>The text with U+FFFD for every lone surrogate; the same string if there is none.</summary>
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

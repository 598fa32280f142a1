using System.Buffers;

namespace BriefingBus.Cleaner.Extraction.Blocks;

/// <summary>Distinguishes sentences from labels by the punctuation at their end.</summary>
internal static class SentenceEnd
{
    /// <summary>Unicode's Sentence_Terminal characters (UAX 44) of scripts in use, and the ellipsis.</summary>
    private static readonly SearchValues<char> Stops = SearchValues.Create(".!?…。！？．｡।॥؟۔։።፧၊။។៕᠃᠉‼⁇⁈⁉");

    /// <summary>The characters that may follow the stop.</summary>
    private const string Closing = "\"'”’»)“]」』）›";

    /// <summary>Thai and Lao mark no end of a sentence: a longer line is text, in characters.</summary>
    private const int MinUnmarkedLength = 60;

    /// <summary>True if the text ends as a sentence.</summary>
    public static bool Is(string text) =>
        text.AsSpan().TrimEnd(Closing) is [.., var last]
        && (Stops.Contains(last) || (text.Length >= MinUnmarkedLength && last is >= '\u0e00' and <= '\u0eff'));

    /// <summary>The approximate number of sentences.</summary>
    public static int Count(string text)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
            count += Stops.Contains(text[i]) && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1])) ? 1 : 0;
        return count;
    }
}

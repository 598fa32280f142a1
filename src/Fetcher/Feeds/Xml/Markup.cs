using System.Buffers;

namespace BriefingBus.Fetcher.Feeds.Xml;

/// <summary>Finds where markup begins and ends in a document, well formed or not. Every result is an index; the document's length if there
/// is none.</summary>
internal static class Markup
{
    private static readonly SearchValues<byte> TagStops = SearchValues.Create(">\"'<"u8);
    private static readonly SearchValues<byte> NameStops = SearchValues.Create(" \t\r\n/>=<\"'"u8);

    /// <summary>Where the next markup begins, skipping brackets that are not markup.</summary>
    public static int Next(ReadOnlySpan<byte> document, int from)
    {
        for (var at = IndexOf(document, "<"u8, from); ; at = IndexOf(document, "<"u8, at + 1))
            if (at == document.Length || IsOpenedAt(document, at))
                return at;
    }

    /// <summary>Whether the bracket at <paramref name="at"/> begins markup, as opposed to a "less than" that should have been
    /// escaped.</summary>
    public static bool IsOpenedAt(ReadOnlySpan<byte> document, int at)
    {
        if (at + 1 >= document.Length)
            return true;
        var next = document[at + 1];
        return IsNameStart(next) || next is (byte)'!' or (byte)'?'
            || (next == (byte)'/' && (at + 2 >= document.Length || IsNameStart(document[at + 2])));
    }

    /// <summary>The end of the name that begins at <paramref name="start"/>.</summary>
    public static int NameEnd(ReadOnlySpan<byte> document, int start)
    {
        var length = document[start..].IndexOfAny(NameStops);
        return length < 0 ? document.Length : start + length;
    }

    /// <summary>The index after <paramref name="stop"/>.</summary>
    public static int Past(ReadOnlySpan<byte> document, ReadOnlySpan<byte> stop, int from) =>
        Math.Min(document.Length, IndexOf(document, stop, Math.Min(from, document.Length)) + stop.Length);

    /// <summary>The bracket that ends a tag, past quoted attribute values; or the bracket of another tag that interrupts it.</summary>
    /// <param name="document">The document.</param>
    /// <param name="from">Where the tag's attributes begin.</param>
    /// <param name="noMoreQuotes">Set once a quotation mark had no partner in the rest of the document: no further search, so that time
    /// stays linear.</param>
    public static int TagEnd(ReadOnlySpan<byte> document, int from, ref bool noMoreQuotes)
    {
        var at = from;
        while (at < document.Length)
        {
            var step = document[at..].IndexOfAny(TagStops);
            if (step < 0)
                break;
            at += step;
            if (document[at] is (byte)'>' or (byte)'<')
                return at;
            var close = noMoreQuotes ? -1 : document[(at + 1)..].IndexOf(document[at]);
            noMoreQuotes |= close < 0;
            at += close < 0 || RunsOver(document, at + 1, at + 1 + close) ? 1 : close + 2;
        }
        return document.Length;
    }

    /// <summary>Whether a value between two quotation marks runs over the end of its tag because its own mark is missing: it holds
    /// brackets, and what follows is no attribute; or it holds the end of an entry.</summary>
    private static bool RunsOver(ReadOnlySpan<byte> document, int start, int end)
    {
        var value = document[start..end];
        if (value.IndexOf((byte)'<') < 0) return false;
        return (end + 1 < document.Length && !" \t\r\n/>?"u8.Contains(document[end + 1]))
            || value.IndexOf("</item>"u8) >= 0 || value.IndexOf("</entry>"u8) >= 0;
    }

    /// <summary>The end of the processing instruction at <paramref name="at"/>: at "?&gt;", or at its first bracket if a tag follows there,
    /// since the question mark was forgotten.</summary>
    public static int InstructionEnd(ReadOnlySpan<byte> document, int at)
    {
        var rest = document[(at + 2)..];
        var bracket = rest.IndexOfAny((byte)'>', (byte)'<');
        if (bracket >= 0 && rest[bracket] == (byte)'>' && rest[..bracket] is not [.., (byte)'?']
            && rest[(bracket + 1)..].TrimStart(" \t\r\n"u8) is [(byte)'<', ..])
            return at + 2 + bracket + 1;
        return Past(document, "?>"u8, at + 2);
    }

    /// <summary>The end of the document type declaration at <paramref name="at"/>, and its internal subset (XML 1.0 §2.8), which may be
    /// empty.</summary>
    public static int DocumentTypeEnd(ReadOnlySpan<byte> document, int at, out Range subset)
    {
        subset = at..at;
        var rest = document[at..];
        var stop = rest.IndexOfAny((byte)'>', (byte)'[');
        if (stop < 0) return document.Length;
        if (rest[stop] == (byte)'>') return at + stop + 1;
        var end = SubsetEnd(document, at + stop + 1);
        subset = (at + stop + 1)..end;
        if (end >= document.Length || document[end] != (byte)']') return end;
        return Past(document, ">"u8, end);
    }

    /// <summary>The bracket that ends an internal subset; if it is missing, the first tag.</summary>
    private static int SubsetEnd(ReadOnlySpan<byte> document, int at)
    {
        while (true)
        {
            var step = document[at..].IndexOfAny((byte)']', (byte)'<');
            if (step < 0) return document.Length;
            at += step;
            if (document[at] == (byte)']' || at + 1 >= document.Length || document[at + 1] is not ((byte)'!' or (byte)'?')) return at;
            var isComment = document[at..].StartsWith("<!--"u8);
            at = isComment ? Past(document, "-->"u8, at + 4) : DeclarationEnd(document, at + 2);
        }
    }

    /// <summary>The index after the bracket that ends a declaration, skipping quoted values.</summary>
    private static int DeclarationEnd(ReadOnlySpan<byte> document, int at)
    {
        while (true)
        {
            var step = document[at..].IndexOfAny((byte)'>', (byte)'"', (byte)'\'');
            if (step < 0) return document.Length;
            at += step;
            if (document[at] == (byte)'>') return at + 1;
            var close = document[(at + 1)..].IndexOf(document[at]);
            if (close < 0) return document.Length;
            at += close + 2;
        }
    }

    private static int IndexOf(ReadOnlySpan<byte> document, ReadOnlySpan<byte> what, int from)
    {
        var found = from < document.Length ? document[from..].IndexOf(what) : -1;
        return found < 0 ? document.Length : from + found;
    }

    private static bool IsNameStart(byte b) =>
        b is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (byte)'_' or (byte)':' or >= 0x80;
}

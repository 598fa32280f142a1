using System.Buffers;

namespace BriefingBus.Fetcher.Feeds.Xml;

/// <summary>Where markup begins and ends in a document, well formed or not. Every place is an index into the document; its length where there is none.</summary>
internal static class Markup
{
    private static readonly SearchValues<byte> TagStops = SearchValues.Create(">\"'<"u8);
    private static readonly SearchValues<byte> NameStops = SearchValues.Create(" \t\r\n/>=<\"'"u8);

    /// <summary>Where the next markup begins, brackets that are not markup left aside.</summary>
    public static int Next(ReadOnlySpan<byte> document, int from)
    {
        for (var at = IndexOf(document, "<"u8, from); ; at = IndexOf(document, "<"u8, at + 1))
            if (at == document.Length || IsOpenedAt(document, at))
                return at;
    }

    /// <summary>Whether the bracket at <paramref name="at"/> begins markup, as opposed to a "less than" that should have been escaped.</summary>
    public static bool IsOpenedAt(ReadOnlySpan<byte> document, int at)
    {
        if (at + 1 >= document.Length)
            return true;
        var next = document[at + 1];
        return IsNameStart(next) || next is (byte)'!' or (byte)'?'
            || (next == (byte)'/' && (at + 2 >= document.Length || IsNameStart(document[at + 2])));
    }

    /// <summary>Where the name ends that begins at <paramref name="start"/>.</summary>
    public static int NameEnd(ReadOnlySpan<byte> document, int start)
    {
        var length = document[start..].IndexOfAny(NameStops);
        return length < 0 ? document.Length : start + length;
    }

    /// <summary>The first place after <paramref name="stop"/>.</summary>
    public static int Past(ReadOnlySpan<byte> document, ReadOnlySpan<byte> stop, int from) =>
        Math.Min(document.Length, IndexOf(document, stop, Math.Min(from, document.Length)) + stop.Length);

    /// <summary>The bracket that ends a tag, past quoted attribute values; or the bracket of another tag that interrupts it.</summary>
    /// <param name="document">The document.</param>
    /// <param name="from">Where the tag's attributes begin.</param>
    /// <param name="noMoreQuotes">Set once a quotation mark had no partner up to the document's end: none is looked for again, so that time
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
            at += close < 0 ? 1 : close + 2;
        }
        return document.Length;
    }

    /// <summary>Where the document type declaration ends that begins at <paramref name="at"/>, and its internal subset (XML 1.0 §2.8), which
    /// may be empty.</summary>
    public static int DocumentTypeEnd(ReadOnlySpan<byte> document, int at, out Range subset)
    {
        subset = at..at;
        var rest = document[at..];
        var close = rest.IndexOf((byte)'>');
        var pastClose = close < 0 ? document.Length : at + close + 1;
        var open = rest.IndexOf((byte)'[');
        if (open < 0 || (close >= 0 && close < open))
            return pastClose;
        var stop = rest[open..].IndexOf("]>"u8);
        var length = stop < 0 ? rest[open..].IndexOf((byte)']') : stop;
        if (length < 0)
            return pastClose;
        subset = (at + open + 1)..(at + open + Math.Max(1, length));
        return Past(document, ">"u8, at + open + length);
    }

    private static int IndexOf(ReadOnlySpan<byte> document, ReadOnlySpan<byte> what, int from)
    {
        var found = from < document.Length ? document[from..].IndexOf(what) : -1;
        return found < 0 ? document.Length : from + found;
    }

    private static bool IsNameStart(byte b) => b is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (byte)'_' or (byte)':' or >= 0x80;
}

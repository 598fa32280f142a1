namespace BriefingBus.Delivery.Webhook;

/// <summary>Distributes pieces of a briefing over messages with a limit. A piece, such as a story, stays whole if it fits in a message; a
/// heading stays with the piece after it.</summary>
internal static class Pieces
{
    private const string Between = "\n\n";

    /// <summary>The size in UTF-16 code units, which is never less than the number of characters.</summary>
    public static int Characters(string text) => text.Length;

    /// <summary>The size in bytes of UTF-8.</summary>
    public static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);

    /// <summary>The paragraphs of a plain text.</summary>
    public static IEnumerable<string> OfText(string text) =>
        text.Split(Between, StringSplitOptions.RemoveEmptyEntries).Select(p => p.Trim('\n')).Where(p => p.Length > 0);

    /// <summary>The texts of the messages, in order.</summary>
    /// <param name="pieces">The pieces.</param>
    /// <param name="size">Measures a text.</param>
    /// <param name="maxSize">The maximum size of a message's text.</param>
    public static IReadOnlyList<string> Pack(IEnumerable<string> pieces, Func<string, int> size, int maxSize)
    {
        var texts = new List<string>();
        var text = "";
        foreach (var piece in pieces.SelectMany(p => SplitUp(p, size, maxSize)))
        {
            var longer = text.Length == 0 ? piece : text + Between + piece;
            if (size(longer) > maxSize)
            {
                texts.Add(text);
                longer = piece;
            }
            text = longer;
        }
        return text.Length > 0 ? [.. texts, text] : texts;
    }

    /// <summary>Splits a piece that is larger than a message into lines, if necessary into words, if necessary into characters.</summary>
    private static IEnumerable<string> SplitUp(string piece, Func<string, int> size, int maxSize)
    {
        while (size(piece) > maxSize)
        {
            var fits = Math.Min(maxSize, piece.Length);
            while (size(piece[..fits]) > maxSize)
                fits--;
            var cut = piece.LastIndexOf('\n', fits - 1) is > 0 and var line
                ? line
                : piece.LastIndexOf(' ', fits - 1) is > 0 and var word ? word : fits;
            if (char.IsHighSurrogate(piece[cut - 1]))
                cut--;
            yield return piece[..cut].TrimEnd();
            piece = piece[cut..].TrimStart();
        }
        if (piece.Length > 0)
            yield return piece;
    }
}

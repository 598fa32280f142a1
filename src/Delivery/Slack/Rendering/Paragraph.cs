namespace BriefingBus.Delivery.Slack.Rendering;

/// <summary>Converts texts to sections: one, or several if a text is longer than Slack allows. Nothing is cut off.</summary>
internal static class Paragraph
{
    /// <summary>The lines as sections; a line that is too long is split between words, but never inside a link.</summary>
    public static IEnumerable<Block> Of(params IEnumerable<string> lines)
    {
        var text = "";
        foreach (var piece in lines.Where(l => l.Length > 0).SelectMany(Pieces))
        {
            if (text.Length > 0 && text.Length + 1 + piece.Length > Block.MaxSectionLength)
            {
                yield return new Block.Section(text);
                text = "";
            }
            text = text.Length == 0 ? piece : text + "\n" + piece;
        }
        if (text.Length > 0)
            yield return new Block.Section(text);
    }

    private static IEnumerable<string> Pieces(string line)
    {
        while (line.Length > Block.MaxSectionLength)
        {
            var end = EndOfPiece(line);
            yield return line[..end].TrimEnd();
            line = line[end..].TrimStart();
        }
        if (line.Length > 0)
            yield return line;
    }

    /// <summary>The last space before the limit outside a link; if there is none, the last boundary between characters.</summary>
    private static int EndOfPiece(string line)
    {
        for (var i = Block.MaxSectionLength; i > 0; i--)
        {
            var before = line.AsSpan(0, i);
            if (line[i] == ' ' && before.LastIndexOf('<') <= before.LastIndexOf('>'))
                return i;
        }
        var end = Block.MaxSectionLength;
        var entity = line.LastIndexOf('&', end - 1, 5);
        if (entity > 0 && line.IndexOf(';', entity) >= end)
            return entity;
        return char.IsHighSurrogate(line[end - 1]) ? end - 1 : end;
    }
}

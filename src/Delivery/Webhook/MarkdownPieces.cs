namespace BriefingBus.Delivery.Webhook;

/// <summary>Splits the Markdown form into pieces for a chat, which preserves line breaks.</summary>
internal static class MarkdownPieces
{
    private const string HardBreak = "\\\n";
    private const string Rule = "---";

    /// <summary>The pieces: paragraphs and single list items, each heading with its first piece.</summary>
    public static IEnumerable<string> Of(string markdown)
    {
        var heading = "";
        foreach (var block in Pieces.OfText(markdown).SelectMany(Items).Where(b => b != Rule))
        {
            var text = block.Replace(HardBreak, "\n", StringComparison.Ordinal);
            if (text.StartsWith('#') && !text.Contains('\n'))
            {
                if (heading.Length > 0)
                    yield return heading;
                heading = text;
                continue;
            }
            yield return heading.Length > 0 ? $"{heading}\n{text}" : text;
            heading = "";
        }
        if (heading.Length > 0)
            yield return heading;
    }

    /// <summary>The text without mentions: a zero-width character follows each at sign.</summary>
    public static string WithoutMentions(string text) => text.Replace("@", "@\u200B", StringComparison.Ordinal);

    private static IEnumerable<string> Items(string block)
    {
        if (!block.StartsWith("- ", StringComparison.Ordinal))
        {
            yield return block;
            yield break;
        }
        foreach (var item in ("\n" + block).Split("\n- ", StringSplitOptions.RemoveEmptyEntries))
            yield return "- " + item;
    }
}

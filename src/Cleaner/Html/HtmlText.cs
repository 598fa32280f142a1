using System.Text;

namespace BriefingBus.Cleaner.Html;

/// <summary>Reads HTML of feeds (an entry's title, summary or content) as text. <see cref="Extraction.PageReader"/> reads pages.</summary>
public static class HtmlText
{
    /// <summary>The blocks of a fragment, in order. It also reads broken, hostile and doubly escaped markup; never throws.</summary>
    public static IReadOnlyList<TextBlock> Read(string html) => Read(Parse(html));

    /// <summary>The blocks of a parsed fragment, in order.</summary>
    internal static IReadOnlyList<TextBlock> Read(MarkupNode root) => [.. BlockReader.Read(root, HiddenText.Hides).Select(b => b.Block)];

    /// <summary>Parses a fragment, even if it was escaped as a whole.</summary>
    internal static MarkupNode Parse(string html)
    {
        var root = MarkupNode.Parse(html);
        if (EscapedMarkup.Holds(root))
            return MarkupNode.Parse(CharacterReferences.Decode(html));
        return !html.Contains('<', StringComparison.Ordinal) && html.AsSpan().Trim().Contains('\n')
            ? MarkupNode.Parse(PlainText.ToHtml(html.Trim()))
            : root;
    }

    /// <summary>The text of a fragment on one line: for titles and names.</summary>
    public static string ToLine(string html) => string.Join(' ', Read(html).Select(b => b.Text.Replace('\n', ' ')));

    /// <summary>Blocks as text: a blank line between them, rows of a table and items of a list on lines of their own.</summary>
    public static string Join(IEnumerable<TextBlock> blocks)
    {
        var text = new StringBuilder();
        TextBlockKind? before = null;
        foreach (var block in blocks)
        {
            if (before is not null)
                text.Append(before == block.Kind && block.Kind is TextBlockKind.ListItem or TextBlockKind.Table ? "\n" : "\n\n");
            text.Append(block.Kind == TextBlockKind.ListItem ? "- " : "").Append(block.Text);
            before = block.Kind;
        }
        return text.ToString();
    }
}

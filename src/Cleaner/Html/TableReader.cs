namespace BriefingBus.Cleaner.Html;

/// <summary>Reads tables of data row by row; tables for layout are read like any other element.</summary>
internal static class TableReader
{
    /// <summary>The maximum length of a cell of data; a cell for layout holds paragraphs.</summary>
    private const int MaxDataCellLength = 400;

    /// <summary>True for a table of data: more than one column, short cells without tables or several paragraphs, all of the text in rows
    /// of cells or in the caption, not marked as presentation.</summary>
    public static bool IsData(MarkupNode table)
    {
        if (table.Attribute("role") is "presentation" or "none")
            return false;
        var columns = 0;
        var inRow = 0;
        var cell = 0;
        var blocksInCell = 0;
        MarkupNode? holder = null;
        foreach (var node in table.Subtree().Skip(1))
        {
            switch (node.Name)
            {
                case "table" or "ul" or "ol" or "article" or "section" or "h1" or "h2" or "form":
                    return false;
                case "p" or "div" when ++blocksInCell > 1:
                    return false;
                case "tr":
                    inRow = 0;
                    break;
                case "td" or "th" when node.Parent is not { Name: "tr" }:
                    return false;
                case "td" or "th":
                    holder = node;
                    columns = Math.Max(columns, ++inRow);
                    cell = 0;
                    blocksInCell = 0;
                    break;
                case "caption":
                    holder = node;
                    break;
                case "#text" when holder?.Holds(node) != true && IsShown(node):
                    return false;
                case "#text" when (cell += node.Text.Length) > MaxDataCellLength && node.Text.AsSpan().Trim().Length > 0:
                    return false;
            }
        }
        return columns > 1;
    }

    private static bool IsShown(MarkupNode text) =>
        !text.Text.AsSpan().IsWhiteSpace() && !HtmlElements.NeverText.Contains(text.Parent?.Name ?? "");

    /// <summary>The table's caption and rows, each with its element.</summary>
    public static IEnumerable<(MarkupNode Row, TextBlockKind Kind, string Text)> Rows(MarkupNode table, Func<MarkupNode, bool> leaveOut)
    {
        foreach (var row in table.Subtree().Where(n => n.Name is "tr" or "caption" && !IsLeftOut(n, table, leaveOut)))
        {
            var cells = row.Name == "caption" ? [row] : row.Children.Where(c => c.Name is "td" or "th");
            var text = string.Join(" | ", cells.Select(c => Cell(c, leaveOut)).Where(t => t.Length > 0));
            if (text.Length > 0)
                yield return (row, row.Name == "caption" ? TextBlockKind.Caption : TextBlockKind.Table, text);
        }
    }

    /// <summary>Whether the row, or a group of rows around it, is left out.</summary>
    private static bool IsLeftOut(MarkupNode row, MarkupNode table, Func<MarkupNode, bool> leaveOut)
    {
        for (var node = row; node is not null && node != table; node = node.Parent)
            if (leaveOut(node))
                return true;
        return false;
    }

    private static string Cell(MarkupNode cell, Func<MarkupNode, bool> leaveOut) =>
        string.Join(' ', BlockReader.Read(cell, leaveOut).Select(b => b.Block.Text.Replace('\n', ' ')));
}

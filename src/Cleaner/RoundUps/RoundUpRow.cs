using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.RoundUps;

/// <summary>A row of a table that lists stories: one cell has the story, the others its source or subject.</summary>
internal static class RoundUpRow
{
    /// <summary>The maximum number of words of a source or a subject.</summary>
    private const int MaxWords = 4;

    /// <summary>Whether a row has the names of the columns.</summary>
    public static bool IsHead(MarkupNode row) => Cells(row) is { Count: > 1 } cells && cells.TrueForAll(c => c.Name == "th" && !HasLink(c));

    /// <summary>The cells of a row with one story, without those of names alone; null if it is not such a row. A cell with a number or a
    /// time stays, since the table may be a chronology.</summary>
    public static IEnumerable<MarkupNode>? CellsOfOneStory(MarkupNode row) =>
        Cells(row) is { Count: > 1 } cells && cells.Count(HasLink) == 1 && cells.TrueForAll(c => HasLink(c) || IsShort(c))
            ? cells.Where(c => HasLink(c) || TextOf(c).Any(char.IsDigit)) : null;

    private static List<MarkupNode> Cells(MarkupNode row) => [.. row.Children.Where(c => c.Name is "td" or "th")];

    private static bool HasLink(MarkupNode cell) => cell.Subtree().Any(n => n.Name == "a");

    private static bool IsShort(MarkupNode cell) => RoundUpPoint.Words(TextOf(cell)) <= MaxWords;

    private static string TextOf(MarkupNode cell) =>
        string.Concat(cell.Subtree().Where(n => n.IsText).Select(n => n.Text)).Trim();
}

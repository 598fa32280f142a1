using System.Text;
using BriefingBus.Composer.Selection;
using BriefingBus.Text;

namespace BriefingBus.Cli.Composing;

/// <summary>Writes an explanation for a terminal: a line for each item, its score in parts, and why it is in the briefing or not.</summary>
internal static class ExplanationText
{
    /// <summary>The text.</summary>
    public static string Write(Explanation explanation)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture,
            $"{explanation.Edition}, {explanation.At:yyyy-MM-dd HH:mm zzz}: {explanation.Items.Count} items, ");
        text.Append(CultureInfo.InvariantCulture, $"{explanation.Items.Count(IsIn)} in\nscore = weight × (freshness + sources + boost)\n");
        foreach (var section in explanation.Items.GroupBy(i => i.Section ?? "(no section)"))
        {
            text.Append('\n').Append(section.Key).Append('\n');
            foreach (var item in section)
                text.Append(Line(item)).Append('\n');
        }
        foreach (var problem in explanation.Problems)
            text.Append("\nproblem: ").Append(problem).Append('\n');
        return text.ToString();
    }

    private static bool IsIn(SelectionDecision item) =>
        item.Outcome is Outcome.Lead or Outcome.Included or Outcome.AdditionalSource or Outcome.Weather;

    private static string Line(SelectionDecision item)
    {
        var score = item.Score is { } s
            ? string.Create(CultureInfo.InvariantCulture,
                $"{s.Total,7:0.00} = {s.Weight:0.##} × ({s.Freshness:0.00} + {s.Sources:0.##} + {s.Boost:0.##})")
            : "";
        return $"  {(IsIn(item) ? "in " : "out")} {score,-36} {item.Item.FeedName}: {OneLine(item.Item.Title)}\n      {item.Reason}";
    }

    // Headlines are foreign text: they must neither break the line nor control the terminal.
    private static string OneLine(string title)
    {
        var line = string.Concat(title.Select(c => char.IsControl(c) ? ' ' : c));
        return TextShortener.Shorten(line, 120);
    }
}

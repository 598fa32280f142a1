using System.Globalization;
using System.Text;

namespace BriefingBus.Composer.Selection;

/// <summary>An explanation as text for a terminal: one item a line, the parts of its score before it, the reason after it.</summary>
public static class ExplanationText
{
    /// <summary>The text; lines end with a line feed.</summary>
    public static string Write(Explanation explanation)
    {
        var text = new StringBuilder();
        var told = explanation.Items.Count(v => v.Outcome is Outcome.Lead or Outcome.Included);
        text.Append(CultureInfo.InvariantCulture, $"{explanation.Edition}, {explanation.At:yyyy-MM-dd HH:mm zzz}: {explanation.Items.Count} items, {told} stories told\n");
        text.Append("score = weight × (freshness + sources + boost)\n");
        foreach (var problem in explanation.Problems)
            text.Append("! ").Append(problem).Append('\n');
        foreach (var section in explanation.Items.GroupBy(v => v.Section ?? "Weather"))
        {
            text.Append('\n').Append(section.Key).Append('\n');
            foreach (var decision in section)
                Line(text, decision);
        }
        return text.ToString();
    }

    private static void Line(StringBuilder text, SelectionDecision decision)
    {
        var score = decision.Score is { } s
            ? string.Create(CultureInfo.InvariantCulture, $"{s.Total,6:0.00} = {s.Weight:0.##} × ({s.Freshness:0.00} + {s.Sources:0.##} + {s.Boost:0.##})")
            : "";
        var title = Headline.Of(decision.Item);
        text.Append(CultureInfo.InvariantCulture, $"  {Preview.Word(decision.Outcome),-5} {score,-30} {decision.Item.FeedName}: {(title.Length > 0 ? title : "(no headline)")}\n");
        text.Append("        ").Append(decision.Reason).Append('\n');
    }
}

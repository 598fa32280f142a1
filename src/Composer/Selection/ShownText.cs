using System.Text;
using BriefingBus.Composer.Rules;
using BriefingBus.Composer.Stories;
using BriefingBus.Contracts;

namespace BriefingBus.Composer.Selection;

/// <summary>What a briefing shows of an item: its headline and its summary, replacements made.</summary>
/// <param name="Title">The headline.</param>
/// <param name="Summary">Whole sentences.</param>
public sealed record ShownText(string Title, IReadOnlyList<string> Summary)
{
    /// <summary>The text of an item by the rules that hold for it.</summary>
    public static ShownText Of(ItemCleaned item, RuleSet rules, RuleRun run)
    {
        var title = Headline.Of(item);
        var replaced = run.Replace(rules.Replace, title);
        return new ShownText(
            replaced.EnumerateRunes().Any(Rune.IsLetterOrDigit) ? replaced : title,
            [.. item.Summary.Where(s => s.Trim() != title).Select(s => run.Replace(rules.Replace, s)).Where(s => s.Length > 0)]);
    }
}

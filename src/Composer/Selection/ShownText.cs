using System.Text;
using BriefingBus.Composer.Rules;
using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Contracts;

namespace BriefingBus.Composer.Selection;

/// <summary>The text that a briefing shows of an item: headline and summary, with replacements applied.</summary>
/// <param name="Title">The headline.</param>
/// <param name="Summary">Whole sentences.</param>
public sealed record ShownText(string Title, IReadOnlyList<string> Summary)
{
    /// <summary>The text of an item, by the rules of its feed.</summary>
    public static ShownText Of(ItemCleaned item, RuleSet rules, RuleRun run)
    {
        var title = Headline.Of(item);
        var replaced = run.Replace(rules.Replace, title);
        return new ShownText(
            replaced.EnumerateRunes().Any(Rune.IsLetterOrDigit) ? replaced : title,
            [.. item.Summary.Where(s => s.Trim() != title).Select(s => run.Replace(rules.Replace, s)).Where(s => s.Length > 0)]);
    }
}

using System.Text.RegularExpressions;
using BriefingBus.Configuration;

namespace BriefingBus.Composer.Rules;

/// <summary>The rules of one composition. A rule that exceeds its time limit is reported once and skipped from then on, so that it loses no
/// item.</summary>
public sealed class RuleRun
{
    private readonly HashSet<string> givenUp = new(StringComparer.Ordinal);
    private readonly List<string> problems = [];

    /// <summary>The problems of rules as sentences, each once.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>The rules for a feed in a section; <see cref="Problems"/> gets those that cannot be parsed.</summary>
    public RuleSet RulesFor(EditionOptions edition, SectionOptions section, FeedOptions feed)
    {
        var found = new List<string>();
        var rules = RuleSet.For(edition, section, feed, found);
        foreach (var problem in found.Where(p => !problems.Contains(p, StringComparer.Ordinal)))
            problems.Add(problem);
        return rules;
    }

    /// <summary>The first pattern that matches the text, or null.</summary>
    public RulePattern? First(IEnumerable<RulePattern> patterns, RuleText text) => patterns.FirstOrDefault(p => Matches(p, text) == true);

    /// <summary>Whether the pattern matches the text; null if the pattern was skipped.</summary>
    public bool? Matches(RulePattern pattern, RuleText text) =>
        Timed<bool?>(pattern.Source, null, () => pattern.Matches(text));

    /// <summary>The text with the replacements made, except for skipped ones.</summary>
    public string Replace(IEnumerable<Replacement> replacements, string text) =>
        replacements.Aggregate(text, (current, r) => Timed(r.Source, current, () => r.Apply(current)));

    private T Timed<T>(string rule, T otherwise, Func<T> work)
    {
        if (givenUp.Contains(rule))
            return otherwise;
        try
        {
            return work();
        }
        catch (RegexMatchTimeoutException)
        {
            givenUp.Add(rule);
            problems.Add(
                $"The rule {rule} took over {RulePattern.TimeLimit.TotalMilliseconds} ms on one item and was passed over; "
                + "items that it may have left out are in.");
            return otherwise;
        }
    }
}

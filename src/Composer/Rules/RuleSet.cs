using System.Text.RegularExpressions;
using BriefingBus.Configuration;

namespace BriefingBus.Composer.Rules;

/// <summary>The rules for a feed in a section of an edition. Lists of the three levels are combined; of single values and of languages, the
/// most specific level counts.</summary>
public sealed record RuleSet
{
    /// <summary>Patterns that exclude an item.</summary>
    public IReadOnlyList<RulePattern> Mute { get; init; } = [];

    /// <summary>The rules of <c>mute</c> that name threads, as written.</summary>
    public IReadOnlyList<string> MutedThreads { get; init; } = [];

    /// <summary>Patterns that raise an item.</summary>
    public IReadOnlyList<RulePattern> Boost { get; init; } = [];

    /// <summary>Patterns of items that the edition follows.</summary>
    public IReadOnlyList<RulePattern> Follow { get; init; } = [];

    /// <summary>Patterns of which an item must match one; empty for all items.</summary>
    public IReadOnlyList<RulePattern> Only { get; init; } = [];

    /// <summary>Replacements in headlines and summaries, the feed's first.</summary>
    public IReadOnlyList<Replacement> Replace { get; init; } = [];

    /// <summary>The factor of a story's score; 1 is normal.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>The maximum age of an item, or null for the edition's look-back.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>The maximum number of the feed's stories in the section, or null.</summary>
    public int? PerFeed { get; init; }

    /// <summary>The included languages, as BCP 47 tags; empty for all.</summary>
    public IReadOnlyList<string> Lang { get; init; } = [];

    /// <summary>Combines the rules of the three levels. An invalid rule is reported and skipped.</summary>
    /// <param name="edition">The edition's rules.</param>
    /// <param name="section">The section's rules.</param>
    /// <param name="feed">The feed's rules.</param>
    /// <param name="problems">Receives a sentence for each rule that cannot be parsed.</param>
    public static RuleSet For(EditionOptions edition, SectionOptions section, FeedOptions feed, ICollection<string> problems)
    {
        RuleOptions[] nearestFirst = [feed, section, edition];
        return new RuleSet
        {
            Mute = Patterns(nearestFirst.SelectMany(r => r.Mute).Where(r => !RulePatternForm.NamesThread(r)), problems),
            MutedThreads = [.. nearestFirst.SelectMany(r => r.Mute).Where(RulePatternForm.NamesThread)],
            Follow = Patterns(edition.Follow.Where(r => !RulePatternForm.NamesThread(r)), problems),
            Boost = Patterns(nearestFirst.SelectMany(r => r.Boost), problems),
            Only = Patterns(nearestFirst.SelectMany(r => r.Only), problems),
            Replace = [.. nearestFirst.SelectMany(r => r.Replace)
                .Select(r => Pattern(r.Find, problems) is { } find ? new Replacement(find, r.With) : null).OfType<Replacement>()],
            Weight = nearestFirst.Select(r => r.Weight).FirstOrDefault(w => w is not null) ?? 1,
            MaxAge = nearestFirst.Select(r => r.MaxAge).FirstOrDefault(a => a is not null),
            PerFeed = nearestFirst.Select(r => r.PerFeed).FirstOrDefault(n => n is not null),
            Lang = nearestFirst.Select(r => r.Lang).FirstOrDefault(l => l.Count > 0) ?? [],
        };
    }

    private static List<RulePattern> Patterns(IEnumerable<string> rules, ICollection<string> problems) =>
        [.. rules.Distinct(StringComparer.Ordinal).Select(r => Pattern(r, problems)).OfType<RulePattern>()];

    private static RulePattern? Pattern(string rule, ICollection<string> problems)
    {
        try
        {
            return RulePattern.Parse(rule);
        }
        catch (Exception e) when (e is RegexParseException or FormatException)
        {
            problems.Add($"The rule {rule} cannot be read and was passed over: {e.Message}");
            return null;
        }
    }
}

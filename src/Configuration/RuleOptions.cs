using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace BriefingBus.Configuration;

/// <summary>The rules that an edition, a section and a feed can each set. A feed's come before its section's, a section's before its
/// edition's; lists add up, but for languages, where the nearest list counts.</summary>
public abstract record RuleOptions : ICheckedOptions
{
    /// <summary>The most that a story may count.</summary>
    public const double MaxWeight = 100;

    [Description("Leave out items with one of these: a word, a \"phrase\", a /regular expression/, or a story that goes on as thread:ID.")]
    public IReadOnlyList<string> Mute { get; init; } = [];

    [Description("Move up items with one of these: a word, a \"phrase\", or a /regular expression/.")]
    public IReadOnlyList<string> Boost { get; init; } = [];

    [Description("Take only items with one of these: a word, a \"phrase\", or a /regular expression/.")]
    public IReadOnlyList<string> Only { get; init; } = [];

    [Description("Replace text in headlines and summaries.")]
    public IReadOnlyList<ReplaceOptions> Replace { get; init; } = [];

    [Description("How much a story counts; 1 is normal, 2 twice, 0.5 half.")]
    [Range(0.0, MaxWeight)]
    public double? Weight { get; init; }

    [Description("Leave out items older than this at the briefing's hour.")]
    public TimeSpan? MaxAge { get; init; }

    [Description("At most this many stories of one feed in a section.")]
    [Range(1, int.MaxValue)]
    public int? PerFeed { get; init; }

    [Description("Take only items in one of these languages, as BCP 47 tags: en, fr.")]
    [RegularExpression("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", ErrorMessage = "a language tag such as en or fr-CA")]
    public IReadOnlyList<string> Lang { get; init; } = [];

    /// <inheritdoc/>
    public virtual IEnumerable<(string Key, string Problem)> Check()
    {
        (string Key, IReadOnlyList<string> Patterns)[] all =
            [("mute", Mute), ("boost", Boost), ("only", Only), ("replace", [.. Replace.Select(r => r.Find)])];
        foreach (var (key, patterns) in all)
        {
            foreach (var (i, pattern) in patterns.Index())
            {
                if (RulePatternForm.ProblemOf(pattern) is { } problem)
                    yield return ($"{key}[{i}]", problem);
            }
        }
    }
}

/// <summary>One replacement in headlines and summaries.</summary>
public sealed record ReplaceOptions
{
    [Description("What to find: a word, a \"phrase\", or a /regular expression/.")]
    public required string Find { get; init; }

    [Description("What to put in its place; nothing removes it.")]
    public string With { get; init; } = "";
}

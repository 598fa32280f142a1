using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace BriefingBus.Configuration;

/// <summary>The rules that an edition, a section and a feed can each set. A feed's rules take precedence over its section's, a section's
/// over its edition's; lists are combined, except languages, of which the most specific list counts.</summary>
public abstract record RuleOptions : ICheckedOptions
{
    /// <summary>The maximum weight.</summary>
    public const double MaxWeight = 100;

    /// <summary>The form of a language tag (BCP 47).</summary>
    protected const string LanguageTag = "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$";

    [Description("Leave out items with one of these: a word, a \"phrase\", a /regular expression/, or a story that goes on as thread:ID.")]
    public IReadOnlyList<string> Mute { get; init; } = [];

    [Description("Move up items with one of these: a word, a \"phrase\", or a /regular expression/.")]
    public IReadOnlyList<string> Boost { get; init; } = [];

    [Description("Only include items with one of these: a word, a \"phrase\", or a /regular expression/.")]
    public IReadOnlyList<string> Only { get; init; } = [];

    [Description("Replace text in headlines and summaries.")]
    public IReadOnlyList<ReplaceOptions> Replace { get; init; } = [];

    [Description("How much a story counts; 1 is normal, 2 twice, 0.5 half.")]
    [Range(0.0, MaxWeight)]
    public double? Weight { get; init; }

    [Description("Leave out items older than this at the briefing's hour.")]
    public TimeSpan? MaxAge { get; init; }

    [Description("The maximum number of stories of one feed in a section.")]
    [Range(1, int.MaxValue)]
    public int? PerFeed { get; init; }

    [Description("Only include items in one of these languages, as BCP 47 tags: en, fr.")]
    [RegularExpression(LanguageTag, ErrorMessage = "a language tag such as en or fr-CA")]
    public IReadOnlyList<string> Lang { get; init; } = [];

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
    [Description("The text to find: a word, a \"phrase\", or a /regular expression/.")]
    public required string Find { get; init; }

    [Description("The replacement; empty to remove the text.")]
    public string With { get; init; } = "";
}

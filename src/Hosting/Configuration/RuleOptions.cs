using System.ComponentModel;

namespace BriefingBus.Hosting.Configuration;

/// <summary>The rules that an edition, a section and a feed can each set. A feed's come before its section's, a section's before its edition's;
/// lists add up.</summary>
public abstract record RuleOptions
{
    [Description("Leave out items with one of these: a word, a \"phrase\", or a /regular expression/.")]
    public IReadOnlyList<string> Mute { get; init; } = [];

    [Description("Move up items with one of these: a word, a \"phrase\", or a /regular expression/.")]
    public IReadOnlyList<string> Boost { get; init; } = [];

    [Description("Take only items with one of these: a word, a \"phrase\", or a /regular expression/.")]
    public IReadOnlyList<string> Only { get; init; } = [];

    [Description("Replace text in headlines and summaries.")]
    public IReadOnlyList<ReplaceOptions> Replace { get; init; } = [];

    [Description("How much a story counts; 1 is normal, 2 twice, 0.5 half.")]
    public double? Weight { get; init; }

    [Description("Leave out items older than this at the briefing's hour.")]
    public TimeSpan? MaxAge { get; init; }

    [Description("At most this many stories of one feed in a section.")]
    public int? PerFeed { get; init; }

    [Description("Take only items in one of these languages, as BCP 47 tags: en, fr.")]
    public IReadOnlyList<string> Lang { get; init; } = [];
}

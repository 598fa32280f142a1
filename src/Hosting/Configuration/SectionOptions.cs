using System.ComponentModel;

namespace BriefingBus.Hosting.Configuration;

/// <summary>A section of an edition.</summary>
public sealed record SectionOptions : RuleOptions
{
    [Description("Title of the section.")]
    public required string Title { get; init; }

    [Description("Emoji before the title.")]
    public string? Emoji { get; init; }

    [Description("What the section holds: news or weather.")]
    public SectionKind Kind { get; init; } = SectionKind.News;

    [Description("At most this many stories, 1 to 50.")]
    public int? Items { get; init; }

    [Description("The section's feeds.")]
    public required IReadOnlyList<FeedOptions> Feeds { get; init; }
}

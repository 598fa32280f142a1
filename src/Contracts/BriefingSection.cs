namespace BriefingBus.Contracts;

/// <summary>A section of a briefing, in the edition's order; present even if nothing is new.</summary>
public sealed record BriefingSection
{
    /// <summary>The section's title.</summary>
    public required string Title { get; init; }

    /// <summary>The section's emoji, or null.</summary>
    public string? Emoji { get; init; }

    /// <summary>Its kind: <c>news</c> or <c>weather</c>.</summary>
    public string Kind { get; init; } = "news";

    /// <summary>The weather of each place, for a weather section.</summary>
    public IReadOnlyList<WeatherReport> Weather { get; init; } = [];

    /// <summary>The stories, best first.</summary>
    public IReadOnlyList<BriefingStory> Stories { get; init; } = [];

    /// <summary>The number of further new stories for which there was no room.</summary>
    public int StoriesLeftOut { get; init; }

    /// <summary>The number of the section's feeds that were read.</summary>
    public int FeedsRead { get; init; }

    /// <summary>The number of the section's feeds.</summary>
    public int Feeds { get; init; }

    /// <summary>When its feeds were last checked, or null if none was.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>When the newest item of its feeds was published, or null.</summary>
    public DateTimeOffset? NewestItem { get; init; }

    /// <summary>Notes about the section, as sentences: why it has no news, which feed failed, how and since when.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

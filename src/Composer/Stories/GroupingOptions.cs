using System.ComponentModel;

namespace BriefingBus.Composer.Stories;

/// <summary>When tellings are one story. The defaults were chosen on part of a labelled corpus: see <c>docs/quality.md</c>.</summary>
public sealed record GroupingOptions
{
    [Description("Two groups of tellings become one story when they are this similar on average, 0 to 1.")]
    public double Similarity { get; init; } = 0.12;

    [Description("Two groups of three or more become one only if they are at least this part as similar to each other as within themselves.")]
    public double Cohesion { get; init; } = 0.5;

    [Description("Two texts that share fewer terms than this count as less similar than their shares say.")]
    public int Evidence { get; init; } = 12;

    [Description("Two items of one feed count as similar by this part only: what a feed posts in one mould is not one story.")]
    public double SameFeed { get; init; } = 0.3;

    [Description("Tellings further apart than this are not the same story.")]
    public TimeSpan Window { get; init; } = TimeSpan.FromDays(4);

    /// <summary>A sentence for each value out of its range.</summary>
    public IEnumerable<string> Validate()
    {
        if (Similarity is <= 0 or > 1 || Cohesion is < 0 or > 1 || SameFeed is < 0 or > 1)
            yield return "similarity, cohesion and sameFeed lie between 0 and 1.";
        if (Evidence < 1)
            yield return "evidence is 1 or more.";
        if (Window <= TimeSpan.Zero)
            yield return "window is longer than nothing.";
    }
}

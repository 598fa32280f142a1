using System.ComponentModel;
using BriefingBus.Configuration;

namespace BriefingBus.Composer.Stories;

/// <summary>When tellings are one story. The defaults were chosen on part of a labelled corpus: see <c>docs/quality.md</c>.</summary>
public sealed record GroupingOptions : ICheckedOptions
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

    /// <inheritdoc/>
    public IEnumerable<(string Key, string Problem)> Check()
    {
        if (Similarity is not (> 0 and <= 1))
            yield return ("similarity", $"found {Similarity}, expected more than 0 and at most 1");
        foreach (var (key, part) in new[] { ("cohesion", Cohesion), ("sameFeed", SameFeed) }.Where(p => p.Item2 is not (>= 0 and <= 1)))
            yield return (key, $"found {part}, expected 0 to 1");
        if (Evidence < 1)
            yield return ("evidence", $"found {Evidence}, expected 1 or more");
        if (Window <= TimeSpan.Zero)
            yield return ("window", "found no time, expected a span such as 4d");
    }
}

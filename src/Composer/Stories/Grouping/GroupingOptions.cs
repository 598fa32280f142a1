using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Configuration;

namespace BriefingBus.Composer.Stories.Grouping;

/// <summary>The thresholds of grouping. The defaults were chosen by cross-validation that left out one labelled story at a time: see
/// <c>docs/quality.md</c>.</summary>
public sealed record GroupingOptions : ICheckedOptions
{
    /// <summary>The group size from which the average similarity is reliable.</summary>
    private const int LargeGroup = 3;

    /// <summary>The reduction of the threshold for groups of that size.</summary>
    private const double LargeGroupRelief = 0.05;

    [Description("Two groups of reports become one story when they are this similar on average, 0 to 1.")]
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public double Similarity { get; init; } = 0.45;

    [Description(
        "Two groups of three or more become one only if they are at least this part as similar to each other as within themselves.")]
    [Range(0.0, 1.0)]
    public double Cohesion { get; init; } = 0.8;

    [Description("Reports further apart than this are not the same story.")]
    public TimeSpan Window { get; init; } = TimeSpan.FromDays(10);

    [Description("What says that two reports are one story: their words, or besides them the embeddings of headline and first sentence, "
        + "which Cleaner makes where the model is installed.")]
    public GroupingBasis Grouping { get; init; } = GroupingBasis.Words;

    /// <summary>The maximum relative claim of another story on a report; from there on the report belongs to neither.</summary>
    internal double Rival { get; init; } = 0.92;

    /// <summary>The minimum similarity of a report to its story, relative to the average of the story's reports.</summary>
    internal double Belonging { get; init; } = 0.45;

    /// <summary>The minimum cosine of the meanings of two stories that join.</summary>
    internal float Meaning { get; init; } = 0.65f;

    /// <summary>The maximum relative similarity of a third story; from there on the match is ambiguous.</summary>
    internal float MeaningRival { get; init; } = 0.95f;

    /// <summary>The minimum average similarity of two groups of these sizes.</summary>
    internal double MinSimilarity(int first, int second) =>
        Math.Max(first, second) >= LargeGroup ? Similarity - LargeGroupRelief : Similarity;

    public IEnumerable<(string Key, string Problem)> Check()
    {
        if (Window <= TimeSpan.Zero)
            yield return ("window", "found no time, expected a span such as 4d");
    }
}

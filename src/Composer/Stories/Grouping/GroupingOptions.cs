using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Configuration;

namespace BriefingBus.Composer.Stories.Grouping;

/// <summary>When reports are one story. The defaults were chosen on all labelled stories but one and judged by that one: see
/// <c>docs/quality.md</c>.</summary>
public sealed record GroupingOptions : ICheckedOptions
{
    /// <summary>The average over this many articles is no accident.</summary>
    private const int Many = 3;

    /// <summary>So much less similar may they be, then.</summary>
    private const double Less = 0.05;

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

    /// <summary>A report that another story claims at least this part as strongly as its own belongs to neither.</summary>
    internal double Rival { get; init; } = 0.92;

    /// <summary>A report that has less than this part of what the reports of its story have in common on average is none of them.</summary>
    internal double Belonging { get; init; } = 0.45;

    /// <summary>Two stories whose meanings are this similar may be one, as the cosine of their directions.</summary>
    internal float Meaning { get; init; } = 0.65f;

    /// <summary>Where another story has at least this part of that similarity, it is not sure which of the two is meant.</summary>
    internal float MeaningRival { get; init; } = 0.95f;

    /// <summary>How similar two groups of so many articles must be on average.</summary>
    internal double LeastSimilarity(int first, int second) => Math.Max(first, second) >= Many ? Similarity - Less : Similarity;

    public IEnumerable<(string Key, string Problem)> Check()
    {
        if (Window <= TimeSpan.Zero)
            yield return ("window", "found no time, expected a span such as 4d");
    }
}

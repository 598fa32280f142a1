using System.ComponentModel;
using BriefingBus.Configuration;

namespace BriefingBus.Composer.Selection;

/// <summary>How stories are scored: <c>weight × (freshness + sources + boost)</c>.</summary>
public sealed record ScoreOptions : ICheckedOptions
{
    [Description("Points of a story published at the briefing's hour; they fall evenly to 0 at the oldest that the briefing covers.")]
    public double Freshness { get; init; } = 10;

    [Description("Points for each further publisher that tells the story.")]
    public double Source { get; init; } = 5;

    [Description("Further publishers count up to this many.")]
    public int MostSources { get; init; } = 6;

    [Description("Points for each boost rule that the story meets.")]
    public double Boost { get; init; } = 8;

    [Description("Boost rules count up to this many.")]
    public int MostBoosts { get; init; } = 3;

    [Description("A lead story is told by at least this many publishers.")]
    public int LeadSources { get; init; } = 3;

    /// <inheritdoc/>
    public IEnumerable<(string Key, string Problem)> Check()
    {
        foreach (var (key, points) in new[] { ("freshness", Freshness), ("source", Source), ("boost", Boost) }.Where(p => p.Item2 is not (>= 0 and <= 1000)))
            yield return (key, $"found {points}, expected 0 to 1000");
        foreach (var (key, most) in new[] { ("mostSources", MostSources), ("mostBoosts", MostBoosts) }.Where(m => m.Item2 < 0))
            yield return (key, $"found {most}, expected 0 or more");
        if (LeadSources < 2)
            yield return ("leadSources", $"found {LeadSources}, expected 2 or more: what one publisher tells leads nothing");
    }
}

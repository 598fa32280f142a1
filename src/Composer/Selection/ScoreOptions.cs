using System.ComponentModel;

namespace BriefingBus.Composer.Selection;

/// <summary>How stories are scored: <c>weight × (freshness + sources + boost)</c>.</summary>
public sealed record ScoreOptions
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

    /// <summary>A sentence for each value out of its range.</summary>
    public IEnumerable<string> Validate()
    {
        if (Freshness < 0 || Source < 0 || Boost < 0)
            yield return "Points of the score cannot be negative.";
        if (MostSources < 0 || MostBoosts < 0)
            yield return "mostSources and mostBoosts cannot be negative.";
        if (LeadSources < 2)
            yield return "leadSources must be 2 or more: what one publisher tells leads nothing.";
    }
}

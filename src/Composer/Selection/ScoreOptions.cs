using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace BriefingBus.Composer.Selection;

/// <summary>How stories are scored: <c>weight × (freshness + sources + boost)</c>.</summary>
public sealed record ScoreOptions
{
    [Description("Points of a story published at the briefing's hour; they fall evenly to 0 at the oldest that the briefing covers.")]
    [Range(0.0, 1000.0)]
    public double Freshness { get; init; } = 10;

    [Description("Points for each further publisher that reports the story.")]
    [Range(0.0, 1000.0)]
    public double Source { get; init; } = 5;

    [Description("Further publishers count up to this many.")]
    [Range(0, int.MaxValue)]
    public int MostSources { get; init; } = 6;

    [Description("Points for each boost rule that the story meets.")]
    [Range(0.0, 1000.0)]
    public double Boost { get; init; } = 8;

    [Description("Boost rules count up to this many.")]
    [Range(0, int.MaxValue)]
    public int MostBoosts { get; init; } = 3;

    [Description("A lead story is reported by at least this many publishers.")]
    [Range(2, int.MaxValue, ErrorMessage = "2 or more: a story of a single publisher cannot lead")]
    public int LeadSources { get; init; } = 3;
}

namespace BriefingBus.Composer.Selection;

/// <summary>A story's score in its parts.</summary>
/// <param name="Freshness">Points for being new; half of them where only a round-up has it, as a bare link.</param>
/// <param name="Sources">Points for being told by several publishers.</param>
/// <param name="Boost">Points for meeting boost rules.</param>
/// <param name="Weight">The weight of its feed or section.</param>
public sealed record StoryScore(double Freshness, double Sources, double Boost, double Weight)
{
    /// <summary>What a bare link is worth beside a story that says more than its headline.</summary>
    private const double OfBareLink = 0.5;

    /// <summary>The whole, to two places, so that equal stories are equal on every machine.</summary>
    public double Total => Math.Round(Weight * (Freshness + Sources + Boost), 2, MidpointRounding.AwayFromZero);

    /// <summary>Scores a story. It is as fresh as its newest report, weighs as much as its weightiest, and meets the boost
    /// rules that any meets.</summary>
    /// <param name="reports">Its reports.</param>
    /// <param name="sources">How many publishers tell it.</param>
    /// <param name="input">What the briefing is composed from.</param>
    public static StoryScore Of(IReadOnlyList<Candidate> reports, int sources, CompositionInput input)
    {
        var options = input.Score;
        var oldest = CandidateFilter.Oldest(input);
        var span = (input.ScheduledAt - oldest).TotalSeconds;
        var left = (reports.Max(t => t.Published) - oldest).TotalSeconds;
        var boosts = reports.SelectMany(t => t.Boosts).Distinct(StringComparer.Ordinal).Count();
        var most = reports.All(t => t.IsBareLink) ? options.Freshness * OfBareLink : options.Freshness;
        return new StoryScore(
            Math.Round(span > 0 ? most * Math.Clamp(left / span, 0, 1) : most, 2, MidpointRounding.AwayFromZero),
            options.Source * Math.Min(sources - 1, options.MostSources),
            options.Boost * Math.Min(boosts, options.MostBoosts),
            reports.Max(t => t.Rules.Weight));
    }
}

namespace BriefingBus.Composer.Selection;

/// <summary>The parts of a story's score.</summary>
/// <param name="Freshness">Points for freshness; halved if only a round-up has the story, as a bare link.</param>
/// <param name="Sources">Points for further publishers that report the story.</param>
/// <param name="Boost">Points for matching boost rules.</param>
/// <param name="Weight">The weight of its feed or section.</param>
public sealed record StoryScore(double Freshness, double Sources, double Boost, double Weight)
{
    /// <summary>The share of the freshness points that a bare link gets.</summary>
    private const double OfBareLink = 0.5;

    /// <summary>The score, rounded to two decimal places so that equal stories are equal on every machine.</summary>
    public double Total => Math.Round(Weight * (Freshness + Sources + Boost), 2, MidpointRounding.AwayFromZero);

    /// <summary>Scores a story by its newest report, its greatest weight, and the boost rules that any of its reports matches.</summary>
    /// <param name="reports">Its reports.</param>
    /// <param name="sources">The number of publishers that report the story.</param>
    /// <param name="input">The input of the briefing.</param>
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

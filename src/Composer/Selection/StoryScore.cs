namespace BriefingBus.Composer.Selection;

/// <summary>A story's score in its parts.</summary>
/// <param name="Freshness">Points for being new.</param>
/// <param name="Sources">Points for being told by several feeds.</param>
/// <param name="Boost">Points for meeting boost rules.</param>
/// <param name="Weight">The weight of its feed or section.</param>
public sealed record StoryScore(double Freshness, double Sources, double Boost, double Weight)
{
    /// <summary>The whole, rounded so that equal stories are equal on every machine.</summary>
    public double Total => Math.Round(Weight * (Freshness + Sources + Boost), 2, MidpointRounding.AwayFromZero);

    /// <summary>Scores a story.</summary>
    /// <param name="tellings">What the feeds of the section and of others tell of it.</param>
    /// <param name="scheduledAt">The briefing's hour.</param>
    /// <param name="oldest">The oldest instant that the briefing covers: no fresh points there.</param>
    /// <param name="options">The points.</param>
    public static StoryScore Of(IReadOnlyList<Candidate> tellings, DateTimeOffset scheduledAt, DateTimeOffset oldest, ScoreOptions options)
    {
        var span = (scheduledAt - oldest).TotalSeconds;
        var left = (tellings.Max(t => t.Published) - oldest).TotalSeconds;
        var freshness = span > 0 ? options.Freshness * Math.Clamp(left / span, 0, 1) : options.Freshness;
        var further = tellings.Select(t => t.Item.FeedUrl).Distinct(StringComparer.Ordinal).Count() - 1;
        var boosts = tellings.SelectMany(t => t.Boosts).Distinct(StringComparer.Ordinal).Count();
        return new StoryScore(
            Math.Round(freshness, 2),
            options.Source * Math.Min(further, options.MostSources),
            options.Boost * Math.Min(boosts, options.MostBoosts),
            tellings.Max(t => t.Rules.Weight));
    }
}

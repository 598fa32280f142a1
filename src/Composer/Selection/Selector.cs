using BriefingBus.Composer.Rules;
using BriefingBus.Composer.Stories;
using BriefingBus.Composer.Weather;

namespace BriefingBus.Composer.Selection;

/// <summary>Decides what a briefing tells, in which order.</summary>
public static class Selector
{
    /// <summary>Sifts, groups, scores and places the items. The same input gives the same result, in whatever order its items come.</summary>
    public static SelectionResult Select(CompositionInput input)
    {
        var weather = WeatherSections.Read(input);
        var understood = weather.Values.SelectMany(r => r).Select(r => r.FeedUrl).ToHashSet(StringComparer.Ordinal);
        var run = new RuleRun();
        var filter = new CandidateFilter(input, run);
        var candidates = new List<Candidate>();
        var decisions = new List<SelectionDecision>();
        foreach (var item in input.Items.OrderBy(filter.Dates.Of).ThenBy(i => i.ItemId))
        {
            if (understood.Contains(item.FeedUrl))
                decisions.Add(new SelectionDecision { Item = item, Outcome = Outcome.Weather, Reason = "its feed is understood as weather" });
            else if (filter.Sift(item, decisions) is { } candidate)
                candidates.Add(candidate);
        }

        var stories = AlreadyBriefedFilter.Stories(candidates, input, decisions).Select(reports => Story.Of(reports, input)).ToList();
        var placement = Placement.Place(stories, input, decisions);
        return new SelectionResult
        {
            Top = placement.Top,
            Sections = placement.Sections,
            LeftOut = placement.LeftOut,
            Weather = weather,
            Verdicts = decisions,
            Problems = run.Problems,
        };
    }
}

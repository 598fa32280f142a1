using BriefingBus.Composer.Rules;
using BriefingBus.Composer.Stories;
using BriefingBus.Composer.Weather;

namespace BriefingBus.Composer.Selection;

/// <summary>Decides what a briefing tells, in which order.</summary>
public static class Selector
{
    /// <summary>Sifts, groups, scores and places the items. The same input gives the same result, in whatever order its items come.</summary>
    public static Selected Select(CompositionInput input)
    {
        var weather = WeatherSections.Read(input);
        var understood = weather.Values.SelectMany(r => r).Select(r => r.FeedUrl).ToHashSet(StringComparer.Ordinal);
        var run = new RuleRun();
        var sifting = new Sifting(input, run);
        var candidates = new List<Candidate>();
        var verdicts = new List<Verdict>();
        foreach (var item in input.Items.OrderBy(sifting.Dates.Of).ThenBy(i => i.ItemId))
        {
            if (understood.Contains(item.FeedUrl))
                verdicts.Add(new Verdict { Item = item, Outcome = Outcome.Weather, Reason = "its feed is understood as weather" });
            else if (sifting.Sift(item, verdicts) is { } candidate)
                candidates.Add(candidate);
        }

        var stories = Recall.Stories(candidates, input, verdicts).Select(tellings => Story.Of(tellings, input)).ToList();
        var placement = Placement.Place(stories, input, verdicts);
        return new Selected
        {
            Top = placement.Top,
            Sections = placement.Sections,
            LeftOut = placement.LeftOut,
            Weather = weather,
            Verdicts = verdicts,
            Problems = run.Problems,
        };
    }
}

using BriefingBus.Composer.Rules;
using BriefingBus.Composer.Stories;
using BriefingBus.Composer.Weather;

namespace BriefingBus.Composer.Selection;

/// <summary>Decides what a briefing tells, in which order.</summary>
public static class Selector
{
    /// <summary>Sifts, groups, scores and places the items. The same input gives the same result.</summary>
    public static Selected Select(CompositionInput input)
    {
        var run = new RuleRun();
        var weather = WeatherSections.Read(input);
        var understood = weather.Values.SelectMany(r => r).Select(r => r.FeedUrl).ToHashSet(StringComparer.Ordinal);
        var sections = Enumerable.Range(0, input.Edition.Sections.Count).ToHashSet();
        var sifting = new Sifting(input, run, sections);

        var candidates = new List<Candidate>();
        var verdicts = new List<Verdict>();
        // Items come in whatever order they arrived; the result must not hang on it.
        foreach (var item in input.Items.OrderBy(i => i.FirstSeen).ThenBy(i => i.ItemId))
        {
            if (understood.Contains(item.FeedUrl))
            {
                verdicts.Add(new Verdict { Item = item, Outcome = Outcome.Weather, Reason = "it is part of the weather" });
                continue;
            }

            var (candidate, rejected) = sifting.Sift(item);
            if (candidate is not null)
                candidates.Add(candidate);
            else if (rejected is not null)
                verdicts.Add(rejected);
        }

        var recall = new Recall(input.Briefed);
        var stories = new List<Story>();
        foreach (var group in recall.Stories(candidates, verdicts, input))
            stories.Add(StoryOf(group, input));

        var placed = Placement.Place(stories, input, verdicts);
        return new Selected
        {
            Top = placed.Top,
            Sections = placed.Sections,
            LeftOut = placed.LeftOut,
            Weather = weather,
            Verdicts = verdicts,
            Problems = run.Problems,
        };
    }

    /// <summary>A story stands in the section with most of its tellings, of equals in the first; of them the telling that is shown has
    /// the greatest weight, then a summary, then a link, and was there first.</summary>
    private static Story StoryOf(IReadOnlyList<Candidate> tellings, CompositionInput input)
    {
        var section = tellings.GroupBy(t => t.Section).OrderByDescending(g => g.Select(t => t.Item.FeedUrl).Distinct(StringComparer.Ordinal).Count()).ThenBy(g => g.Key).First().Key;
        var ordered = tellings
            .OrderByDescending(t => t.Section == section)
            .ThenByDescending(t => t.Rules.Weight)
            .ThenByDescending(t => t.Summary.Count > 0)
            .ThenByDescending(t => t.Item.Link is not null)
            .ThenBy(t => t.Published)
            .ThenBy(t => t.Item.ItemId)
            .ToList();
        return new Story { Tellings = ordered, Score = StoryScore.Of(ordered, input.ScheduledAt, Sifting.Oldest(input), input.Score) };
    }
}

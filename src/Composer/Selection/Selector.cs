using BriefingBus.Composer.Rules;
using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Composer.Weather;

namespace BriefingBus.Composer.Selection;

/// <summary>Selects the stories of a briefing and their order.</summary>
public static class Selector
{
    /// <summary>The number of items that are read completely at a time if rules need their texts.</summary>
    private const int BatchSize = 1000;

    /// <summary>Filters, groups, scores and places the items. The same input gives the same result, whatever the order of its
    /// items.</summary>
    public static SelectionResult Select(CompositionInput input)
    {
        var items = input.Sketched ?? SketchedItems.Of(input.Items);
        var weather = WeatherSections.Read(input.Edition, input.Feeds, input.Items, input.ScheduledAt);
        var understood = weather.Values.SelectMany(r => r).Select(r => r.FeedUrl).ToHashSet(StringComparer.Ordinal);
        var run = new RuleRun();
        var filter = new CandidateFilter(input, items, run);
        var candidates = new List<Candidate>(input.Items.Count);
        var decisions = new List<SelectionDecision>(input.Items.Count);
        foreach (var some in input.Items.OrderBy(filter.Dates.Of).ThenBy(i => i.ItemId).Chunk(BatchSize))
        {
            var whole = items.ReadWhole(
                [.. some.Where(i => !understood.Contains(i.FeedUrl) && filter.NeedsText(i, items.Of(i.ItemId))).Select(i => i.ItemId)]);
            foreach (var item in some)
            {
                if (understood.Contains(item.FeedUrl))
                    decisions.Add(new SelectionDecision
                    {
                        Item = item,
                        Outcome = Outcome.Weather,
                        Reason = "its feed is understood as weather",
                    });
                else if (filter.CandidateOf(
                    item, items.Of(item.ItemId), whole.TryGetValue(item.ItemId, out var text) ? RuleText.Of(text) : null,
                    decisions) is { } candidate)
                    candidates.Add(candidate);
            }
        }

        var (grouped, joins) = AlreadyBriefedFilter.Stories(candidates, items, input, decisions);
        var stories = grouped.Select(reports => Story.Of(reports, input)).ToList();
        var placement = Placement.Place(stories, input, decisions);
        return new SelectionResult
        {
            Top = placement.Top,
            Sections = placement.Sections,
            LeftOut = placement.LeftOut,
            Weather = weather,
            Decisions = decisions,
            Items = items,
            Rules = run,
            Joins = joins,
        };
    }
}

using BriefingBus.Composer.Stories;

namespace BriefingBus.Composer.Selection;

/// <summary>What earlier briefings told, so that nothing is said twice.</summary>
public sealed class Recall(IReadOnlyList<BriefedItem> briefed)
{
    /// <summary>Groups the candidates into stories and takes out those that were told.</summary>
    public IEnumerable<IReadOnlyList<Candidate>> Stories(IReadOnlyList<Candidate> candidates, ICollection<Verdict> verdicts, CompositionInput input)
    {
        var tellings = briefed.Select(Telling.Of).Concat(candidates.Select(c => Telling.Of(c.Item, c.Published))).ToList();
        var numbers = StoryGrouping.Group(tellings, input.Grouping);
        var told = numbers.Take(briefed.Count).ToHashSet();
        var ids = briefed.Select(b => b.ItemId).ToHashSet();
        var open = new Dictionary<int, List<Candidate>>();
        for (var i = 0; i < candidates.Count; i++)
        {
            var story = numbers[briefed.Count + i];
            if (ids.Contains(candidates[i].Item.ItemId) || told.Contains(story))
            {
                verdicts.Add(new Verdict
                {
                    Item = candidates[i].Item,
                    Outcome = Outcome.BriefedBefore,
                    Reason = "an earlier briefing told it",
                    Section = input.Edition.Sections[candidates[i].Section].Title,
                });
                continue;
            }
            if (!open.TryGetValue(story, out var list))
                open[story] = list = [];
            list.Add(candidates[i]);
        }
        return open.Values;
    }
}

using BriefingBus.Composer.Stories.Grouping;
using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Contracts;

namespace BriefingBus.Composer.Selection;

/// <summary>Explains a briefing: each item of its feeds, included or not, with the parts of its score.</summary>
/// <param name="Edition">The edition's name.</param>
/// <param name="At">The instant that the briefing is for, in the edition's time zone.</param>
/// <param name="Items">The items in the order of the sections; in each, first those in the briefing, then by score.</param>
/// <param name="Problems">The problems of rules.</param>
public sealed record Explanation(string Edition, DateTimeOffset At, IReadOnlyList<SelectionDecision> Items, IReadOnlyList<string> Problems)
{
    /// <summary>The total number of items, explained or not.</summary>
    public int ItemsInAll { get; init; } = Items.Count;

    /// <summary>The number of items in the briefing, shown or as a further source.</summary>
    public int ItemsIn { get; init; } = Items.Count(i => !IsOut(i.Outcome));

    /// <summary>The number of items that match the request.</summary>
    public int Matching { get; init; } = Items.Count;

    /// <summary>Explains the briefing that an input gives.</summary>
    /// <param name="input">The input.</param>
    /// <param name="most">The maximum number of explained items; the last of the excluded ones are dropped first.</param>
    /// <param name="skip">The number of matching items to skip; included items come first.</param>
    /// <param name="matches">Which items are explained; null for all. It gets them without headline and text.</param>
    /// <param name="matchesWhole">Which of the matching items are explained; null for all. It gets complete items.</param>
    public static Explanation Of(
        CompositionInput input, int most = int.MaxValue, int skip = 0, Func<SelectionDecision, bool>? matches = null,
        Func<SelectionDecision, bool>? matchesWhole = null)
    {
        var selected = Selector.Select(input);
        var places = input.Edition.Sections.Select((s, i) => (s.Title, i)).DistinctBy(s => s.Title)
            .ToDictionary(s => s.Title, s => s.i, StringComparer.Ordinal);
        var ordered = selected.Decisions
            .OrderBy(v => v.Section is { } section ? places[section] : -1)
            .ThenByDescending(v => v.Score?.Total ?? double.NegativeInfinity)
            .ThenBy(v => v.StoryId)
            .ThenBy(v => v.Outcome)
            .ThenBy(v => v.Item.ItemId)
            .ToList();
        var matching = matches is null ? ordered : [.. ordered.Where(matches)];
        if (matchesWhole is not null)
        {
            var read = ReadWhole(selected, matching);
            matching = [.. matching.Where(v => matchesWhole(Whole(v, read, selected.Joins)))];
        }
        var taken = matching.OrderBy(v => IsOut(v.Outcome)).Skip(skip).Take(most).Select(v => v.Item.ItemId).ToHashSet();
        var whole = ReadWhole(selected, [.. ordered.Where(v => taken.Contains(v.Item.ItemId))]);
        return new Explanation(
            input.Edition.Name,
            TimeZoneInfo.ConvertTime(input.ScheduledAt, TimeZoneInfo.FindSystemTimeZoneById(input.Edition.TimeZone)),
            [.. ordered.Where(v => taken.Contains(v.Item.ItemId)).Select(v => Whole(v, whole, selected.Joins))],
            selected.Rules.Problems)
        {
            ItemsInAll = ordered.Count,
            ItemsIn = ordered.Count(v => !IsOut(v.Outcome)),
            Matching = matching.Count,
        };
    }

    /// <summary>Whether the briefing does not have the item at all.</summary>
    public static bool IsOut(Outcome outcome) => outcome is Outcome.NoRoom or Outcome.BriefedBefore or Outcome.LeftOut;

    private static IReadOnlyDictionary<Guid, ItemCleaned> ReadWhole(SelectionResult selected, List<SelectionDecision> decisions) =>
        selected.Items.ReadWhole(
            [.. decisions.Select(v => v.Item.ItemId).Concat(decisions.Select(v => v.ReportOf).OfType<Guid>()).Distinct()]);

    private static SelectionDecision Whole(SelectionDecision decision, IReadOnlyDictionary<Guid, ItemCleaned> whole, StoryJoins joins)
    {
        var shown = decision.ReportOf is { } id ? whole[id] : null;
        return decision with
        {
            Item = whole[decision.Item.ItemId],
            Reason = shown is null ? decision.Reason
                : $"a report of “{Headline.Of(shown)}” ({shown.FeedName}), {decision.Reason}; "
                    + $"joined by {joins.Explain(decision.Item.ItemId, shown.ItemId)}",
        };
    }
}

namespace BriefingBus.Composer.Selection;

/// <summary>Why a briefing tells what it tells: each item that a section claims, with the parts of its score, in or out.</summary>
/// <param name="Edition">The edition's name.</param>
/// <param name="At">The briefing's hour, in the edition's time zone.</param>
/// <param name="Items">The items, in the order of the sections, those that are in first, then by score.</param>
/// <param name="Problems">What went wrong with rules.</param>
public sealed record Explanation(string Edition, DateTimeOffset At, IReadOnlyList<SelectionDecision> Items, IReadOnlyList<string> Problems)
{
    /// <summary>Explains the briefing that the input gives.</summary>
    public static Explanation Of(CompositionInput input)
    {
        var selected = Selector.Select(input);
        var places = input.Edition.Sections.Select((s, i) => (s.Title, i)).DistinctBy(s => s.Title).ToDictionary(s => s.Title, s => s.i, StringComparer.Ordinal);
        return new Explanation(
            input.Edition.Name,
            TimeZoneInfo.ConvertTime(input.ScheduledAt, TimeZoneInfo.FindSystemTimeZoneById(input.Edition.TimeZone)),
            [
                .. selected.Verdicts
                    .OrderBy(v => v.Section is { } section ? places[section] : -1)
                    .ThenByDescending(v => v.Score?.Total ?? double.NegativeInfinity)
                    .ThenBy(v => v.StoryId)
                    .ThenBy(v => v.Outcome)
                    .ThenBy(v => v.Item.ItemId),
            ],
            selected.Problems);
    }
}

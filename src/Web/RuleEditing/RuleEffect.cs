namespace BriefingBus.Web.RuleEditing;

/// <summary>The effect of a rule on the next briefing.</summary>
/// <param name="Now">The items of the briefing with the current rules.</param>
/// <param name="Then">The items with the rule.</param>
public sealed record RuleEffect(BriefingPreview Now, BriefingPreview Then)
{
    /// <summary>The items that the rule adds.</summary>
    public IReadOnlyList<PreviewItem> ComesIn { get; } = Without(Then, Now);

    /// <summary>The items that the rule removes.</summary>
    public IReadOnlyList<PreviewItem> GoesOut { get; } = Without(Now, Then);

    /// <summary>The stories with the rule, in their order.</summary>
    public IReadOnlyList<PreviewItem> Stories { get; } = [.. Then.Items.Where(i => i.Outcome is "top" or "in")];

    /// <summary>Whether the stories and their order do not change.</summary>
    public bool IsNone =>
        Now.Items.Select(i => (i.ItemId, i.Outcome)).SequenceEqual(Then.Items.Select(i => (i.ItemId, i.Outcome)));

    private static PreviewItem[] Without(BriefingPreview one, BriefingPreview other)
    {
        var there = other.Items.Select(i => i.ItemId).ToHashSet();
        return [.. one.Items.Where(i => !there.Contains(i.ItemId))];
    }
}

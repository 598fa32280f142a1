using BriefingBus.Composer.Selection;
using BriefingBus.Contracts;

namespace BriefingBus.Composer.Stories;

/// <summary>One event, as the feeds of the edition tell it.</summary>
public sealed record Story
{
    /// <summary>Its reports, the one to show first.</summary>
    public required IReadOnlyList<Candidate> Reports { get; init; }

    /// <summary>Its score.</summary>
    public required StoryScore Score { get; init; }

    /// <summary>The report to show.</summary>
    public Candidate Shown => Reports[0];

    /// <summary>The story's identity: the item that it is told from.</summary>
    public Guid Id => Shown.Item.ItemId;

    /// <summary>One report for each further feed, best first; the same article in another feed of its publisher is no other report.</summary>
    public IReadOnlyList<Candidate> Also =>
        [.. Reports.DistinctBy(t => t.Item.Link ?? t.Item.ItemId.ToString()).DistinctBy(t => t.Item.FeedUrl).Where(t => !ReferenceEquals(t, Shown))];

    /// <summary>How many publishers tell it, told apart by the site that their articles stand on.</summary>
    public int Sources => CountSources(Reports.Select(t => t.Item));

    /// <summary>Makes a story of its reports. It stands in the section with most of its sources, of equals in the first. There the report
    /// that is shown says something new (where the story was told before), has the greatest weight, then tells the story in words best (no video page, with a summary, at length), then has a link, and was first.</summary>
    public static Story Of(IReadOnlyList<Candidate> reports, CompositionInput input)
    {
        var section = reports
            .GroupBy(t => t.Section)
            .OrderByDescending(g => CountSources(g.Select(t => t.Item))).ThenBy(g => g.Key)
            .First().Key;
        var ordered = reports
            .OrderByDescending(t => t.Section == section)
            .ThenByDescending(t => t.Rules.Weight)
            .ThenByDescending(PageForm.Worth)
            .ThenByDescending(t => t.Item.Link is not null)
            .ThenBy(t => t.Published)
            .ThenBy(t => t.Item.ItemId)
            .ToList();
        return new Story { Reports = ordered, Score = StoryScore.Of(ordered, CountSources(reports.Select(t => t.Item)), input) };
    }

    private static int CountSources(IEnumerable<ItemCleaned> items) =>
        items.Select(i => Site(i.Link) ?? i.FeedUrl).Distinct(StringComparer.OrdinalIgnoreCase).Count();

    private static string? Site(string? link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Host.Length > 0
            ? address.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? address.Host[4..] : address.Host
            : null;
}

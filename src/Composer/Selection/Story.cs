namespace BriefingBus.Composer.Selection;

/// <summary>One event, as the feeds of the edition tell it.</summary>
public sealed record Story
{
    /// <summary>Its reports, the one to show first.</summary>
    public required IReadOnlyList<Candidate> Reports { get; init; }

    /// <summary>Its score.</summary>
    public required StoryScore Score { get; init; }

    /// <summary>The report to show.</summary>
    public Candidate Shown => Reports[0];

    /// <summary>The story's identity: that of the item whose report is shown.</summary>
    public Guid Id => Shown.Item.ItemId;

    /// <summary>How many publishers tell it, told apart by the site that their articles are on.</summary>
    public required int Sources { get; init; }

    /// <summary>The thread that it continues, or null where it is new.</summary>
    public Guid? Thread => Reports.Select(r => r.Thread).FirstOrDefault(t => t is not null);

    /// <summary>Whether the edition follows it.</summary>
    public bool Followed => Reports.Any(r => r.Followed);

    /// <summary>One report for each further feed, best first; the same article in another feed of its publisher is no other
    /// report.</summary>
    public IReadOnlyList<Candidate> Also =>
        [.. Reports.DistinctBy(r => r.Sketch.Address).DistinctBy(r => r.Item.FeedUrl).Where(r => !ReferenceEquals(r, Shown))];

    /// <summary>Makes a story of its reports. It stands in the section with most of its sources, of equals in the first. There the report
    /// that is shown has the greatest weight, then tells the story in words best (no video page, with a summary, at length), then has a
    /// link, and was first.</summary>
    public static Story Of(IReadOnlyList<Candidate> reports, CompositionInput input)
    {
        var sources = CountSources(reports);
        var ordered = reports;
        if (reports.Count > 1)
        {
            var section = reports.GroupBy(r => r.Section).OrderByDescending(CountSources).ThenBy(g => g.Key).First().Key;
            ordered =
            [
                .. reports
                    .OrderByDescending(r => r.Section == section)
                    .ThenByDescending(r => r.Rules.Weight)
                    .ThenByDescending(r => r.Sketch.Worth)
                    .ThenByDescending(r => r.Sketch.HasLink)
                    .ThenBy(r => r.Published)
                    .ThenBy(r => r.Item.ItemId),
            ];
        }
        return new Story { Reports = ordered, Sources = sources, Score = StoryScore.Of(ordered, sources, input) };
    }

    private static int CountSources(IEnumerable<Candidate> reports) => reports.Select(r => r.Sketch.Site).Distinct().Count();
}

namespace BriefingBus.Composer.Selection;

/// <summary>One event, as the feeds of the edition report it.</summary>
public sealed record Story
{
    /// <summary>Its reports, the one to show first.</summary>
    public required IReadOnlyList<Candidate> Reports { get; init; }

    /// <summary>Its score.</summary>
    public required StoryScore Score { get; init; }

    /// <summary>The report that is shown.</summary>
    public Candidate Shown => Reports[0];

    /// <summary>The story's identity: that of the item whose report is shown.</summary>
    public Guid Id => Shown.Item.ItemId;

    /// <summary>The number of publishers that report the story, distinguished by the sites of their articles.</summary>
    public required int Sources { get; init; }

    /// <summary>The thread that the story continues, or null if it is new.</summary>
    public Guid? Thread => Reports.Select(r => r.Thread).FirstOrDefault(t => t is not null);

    /// <summary>Whether the story matches a <c>follow</c> rule.</summary>
    public bool Followed => Reports.Any(r => r.Followed);

    /// <summary>One report for each further feed, best first; the same article in another feed of its publisher does not count.</summary>
    public IReadOnlyList<Candidate> Also =>
        [.. Reports.DistinctBy(r => r.Sketch.Address).DistinctBy(r => r.Item.FeedUrl).Where(r => !ReferenceEquals(r, Shown))];

    /// <summary>Creates a story from its reports. Its section is the one with most of its sources, the first of equals. The shown report is
    /// the one of that section with the greatest weight, then with the best text (no video page, a summary, long), then with a link, then
    /// the earliest.</summary>
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

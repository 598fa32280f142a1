namespace BriefingBus.Composer.Stories;

/// <summary>Finds the reports of one story.</summary>
public static class StoryGrouping
{
    /// <summary>The story of each report, as a number from 0 in the order in which stories first appear.</summary>
    public static IReadOnlyList<int> Group(IReadOnlyList<Article> reports, GroupingOptions options)
    {
        var reader = new ArticleReader();
        var articles = reader.Read(reports);
        var measure = new PairMeasure(reports, articles, reader);
        var similarities = Similarities.Measure(reports, measure, articles, reader.Frequency, options.Window);
        var copies = NearDuplicates.Find(reports, similarities);
        var digests = DigestDetection.Find(reports).ToHashSet();
        foreach (var digest in digests)
            similarities.Isolate(digest);
        var cohesion = new StoryCohesion(articles, options);
        var groups = AverageLinkage.Group(similarities, copies, cohesion, reports.Count, options);
        new GroupMerging(measure, articles, similarities, cohesion, options).Join(groups, digests);

        var numbers = new Dictionary<int, int>();
        return [.. groups.Select(g => numbers.TryGetValue(g, out var n) ? n : numbers[g] = numbers.Count)];
    }

    /// <summary>The pairs that are compared, with what they have in common and what differs.</summary>
    public static IEnumerable<(int First, int Second, PairFeatures Features)> Explain(IReadOnlyList<Article> reports)
    {
        var reader = new ArticleReader();
        var articles = reader.Read(reports);
        var measure = new PairMeasure(reports, articles, reader);
        return Candidates.Find(articles, reader.Frequency).Select(p => (p.Earlier, p.Later, measure.Measure(p.Earlier, p.Later)));
    }
}

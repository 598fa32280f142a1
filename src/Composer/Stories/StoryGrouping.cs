namespace BriefingBus.Composer.Stories;

/// <summary>Finds the tellings of one story.</summary>
public static class StoryGrouping
{
    /// <summary>The story of each telling, as a number from 0 in the order in which stories first appear.</summary>
    public static IReadOnlyList<int> Group(IReadOnlyList<Article> tellings, GroupingOptions options)
    {
        var reader = new ArticleReader();
        var articles = reader.Read(tellings);
        var measure = new PairMeasure(tellings, articles, reader);
        var similarities = Similarities.Measure(tellings, measure, articles, reader.Frequency, options.Window);
        var copies = NearDuplicates.Find(tellings, similarities);
        var roundUps = DigestDetection.Find(tellings).ToHashSet();
        foreach (var roundUp in roundUps)
            similarities.Isolate(roundUp);
        var cohesion = new StoryCohesion(articles, options);
        var groups = AverageLinkage.Group(similarities, copies, cohesion, tellings.Count, options);
        new Gathering(measure, articles, similarities, cohesion, options).Join(groups, roundUps);

        var numbers = new Dictionary<int, int>();
        return [.. groups.Select(g => numbers.TryGetValue(g, out var n) ? n : numbers[g] = numbers.Count)];
    }

    /// <summary>The pairs that are compared, with what they have in common and what differs.</summary>
    public static IEnumerable<(int First, int Second, PairFeatures Features)> Explain(IReadOnlyList<Article> tellings)
    {
        var reader = new ArticleReader();
        var articles = reader.Read(tellings);
        var measure = new PairMeasure(tellings, articles, reader);
        return Candidates.Find(articles, reader.Frequency).Select(p => (p.Earlier, p.Later, measure.Measure(p.Earlier, p.Later)));
    }
}

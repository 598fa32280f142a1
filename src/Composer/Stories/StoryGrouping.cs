using BriefingBus.Composer.Stories.Comparing;
using BriefingBus.Composer.Stories.Grouping;
using BriefingBus.Composer.Stories.Sketches;

namespace BriefingBus.Composer.Stories;

/// <summary>Groups reports into stories.</summary>
public static class StoryGrouping
{
    /// <summary>The story of each article, as a number from 0 in the order in which stories first appear.</summary>
    public static IReadOnlyList<int> Group(IReadOnlyList<Article> articles, GroupingOptions options) =>
        Group(GroupedArticles.Of(articles, options.Grouping), options).Stories;

    /// <summary>Groups articles that were read, and counts the work.</summary>
    internal static (int[] Stories, GroupingWork Work) Group(GroupedArticles articles, GroupingOptions options)
    {
        var similarities = Similarities.Measure(articles, options.Window);
        var copies = NearDuplicates.Find(articles, similarities);
        var (digests, headlinesRead) = DigestDetection.Find(articles);
        foreach (var digest in digests)
            similarities.Isolate(digest);
        var cohesion = new StoryCohesion(articles.Terms, options);
        var groups = AverageLinkage.Group(similarities, copies, cohesion, articles.Count, options);
        new GroupMerging(articles, similarities, cohesion, options).Join(groups);
        StoryMembership.Reassign(articles.Reader, similarities, groups, copies, options);
        if (options.Grouping == GroupingBasis.Embeddings)
            EmbeddingJoins.Join(articles, similarities, cohesion, groups, options);

        var numbers = new Dictionary<int, int>();
        return (Array.ConvertAll(groups, g => numbers.TryGetValue(g, out var n) ? n : numbers[g] = numbers.Count),
            similarities.Work with { HeadlinesRead = headlinesRead });
    }

    /// <summary>The pairs that grouping compares, with their features.</summary>
    public static IEnumerable<(int First, int Second, PairFeatures Features, float? Meaning)> Explain(
        IReadOnlyList<Article> articles, GroupingBasis basis = GroupingBasis.Words)
    {
        var read = GroupedArticles.Of(articles, basis);
        var measure = new PairMeasure(read.Reader);
        var search = new Candidates(read.Terms, read.Reader.Frequency).NewSearch();
        return
        [
            .. Enumerable.Range(0, articles.Count).SelectMany(later => search.Find(later).ToList().Select(earlier =>
                (earlier, later, measure.Measure(read.Terms[earlier], read.Terms[later], read.Days(earlier, later),
                    read.AreOfOneFeed(earlier, later)), read.MeaningSimilarity(earlier, later)))),
        ];
    }
}

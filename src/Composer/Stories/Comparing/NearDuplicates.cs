namespace BriefingBus.Composer.Stories.Comparing;

/// <summary>Finds articles with the same text: syndicated copies, edited re-posts, one article in two feeds of a publisher.</summary>
internal static class NearDuplicates
{
    private const float AlikeEnough = 0.3f;

    /// <summary>The maximum number of items of a feed that share an address; an address of more is not that of an article.</summary>
    private const int MaxOfOneAddress = 2;

    /// <summary>The pairs of near-duplicates. Many copies of one article are each paired with the first, so that a feed that repeats itself
    /// a thousand times takes linear time.</summary>
    public static List<(int First, int Second)> Find(GroupedArticles articles, Similarities similarities)
    {
        var copies = new List<(int, int)>();
        var facts = articles.Facts;
        var repeated = RepeatedAddresses(facts);
        AddEqual(copies, facts, f => repeated.Contains(f.Keys.Link) ? 0 : f.Keys.Link, (a, b) =>
            !articles.AreOfOneFeed(a, b) || facts[a].IsRepeatedBy(facts[b]));
        AddEqual(copies, facts, f => f.Keys.Headline, (a, b) => !articles.AreOfOneFeed(a, b));
        for (var i = 0; i < facts.Length; i++)
        {
            foreach (var (other, similarity) in similarities.Of(i))
            {
                if (other < i && similarity >= AlikeEnough && !articles.AreOfOneFeed(i, other)
                    && facts[i].Keys.IsPrintOf(facts[other].Keys))
                    copies.Add((other, i));
            }
        }
        return copies;
    }

    private static void AddEqual(List<(int, int)> copies, ArticleFacts[] facts, Func<ArticleFacts, ulong> keyOf, Func<int, int,
        bool> mayBeCopies)
    {
        var firsts = new Dictionary<ulong, int>(facts.Length);
        for (var i = 0; i < facts.Length; i++)
        {
            if (keyOf(facts[i]) is var key and not 0 && !firsts.TryAdd(key, i) && mayBeCopies(firsts[key], i))
                copies.Add((firsts[key], i));
        }
    }

    /// <summary>The addresses that a feed gives to three items or more. Any other address identifies an article.</summary>
    private static HashSet<ulong> RepeatedAddresses(ArticleFacts[] facts)
    {
        var seen = new HashSet<ulong>(facts.Length);
        var twice = facts.Where(f => f.Keys.Link != 0 && !seen.Add(f.Keys.Link)).Select(f => f.Keys.Link).ToHashSet();
        return facts
            .Where(f => f.FeedUrl is not null && twice.Contains(f.Keys.Link))
            .DistinctBy(f => (f.FeedUrl, f.Keys.Link, f.ItemId))
            .CountBy(f => (f.FeedUrl, f.Keys.Link))
            .Where(g => g.Value > MaxOfOneAddress)
            .Select(g => g.Key.Link)
            .ToHashSet();
    }
}

namespace BriefingBus.Composer.Stories.Comparing;

/// <summary>The probability that two articles are one story, for the pairs that may be.</summary>
internal sealed class Similarities
{
    /// <summary>The minimum similarity of pairs that are kept.</summary>
    private const double Min = StoryRule.MinSimilarity;

    private readonly int[] starts;
    private readonly (int Other, float Similarity)[] entries;
    private readonly bool[] isAlone;

    /// <summary>Stores the measured pairs for both articles of each pair.</summary>
    /// <param name="articles">The number of articles.</param>
    /// <param name="pairs">The pairs, ordered by the later article, then by the earlier.</param>
    private Similarities(int articles, IReadOnlyList<(int Later, int Earlier, float Similarity)[]> pairs)
    {
        isAlone = new bool[articles];
        starts = new int[articles + 1];
        foreach (var (later, earlier, _) in pairs.SelectMany(some => some))
        {
            starts[later + 1]++;
            starts[earlier + 1]++;
        }
        for (var i = 0; i < articles; i++)
            starts[i + 1] += starts[i];
        entries = new (int, float)[starts[^1]];
        var next = starts[..^1];
        // The earlier articles of each are added before the later ones, so that its entries ascend.
        foreach (var some in pairs)
        {
            foreach (var (later, earlier, similarity) in some)
                entries[next[later]++] = (earlier, similarity);
        }
        foreach (var some in pairs)
        {
            foreach (var (later, earlier, similarity) in some)
                entries[next[earlier]++] = (later, similarity);
        }
    }

    /// <summary>The work of measuring.</summary>
    public GroupingWork Work { get; private init; } = new(0, 0);

    /// <summary>The articles that may be one story with an article, each with its similarity, 0 to 1.</summary>
    public ReadOnlySpan<(int Other, float Similarity)> Of(int article) =>
        isAlone[article] ? [] : entries.AsSpan(starts[article]..starts[article + 1]);

    /// <summary>Whether an article joins nothing.</summary>
    public bool IsAlone(int article) => isAlone[article];

    /// <summary>Removes all pairs of an article.</summary>
    public void Isolate(int article) => isAlone[article] = true;

    /// <summary>Measures the pairs that share terms of great weight.</summary>
    public static Similarities Measure(GroupedArticles articles, TimeSpan window)
    {
        var index = new Candidates(articles.Terms, articles.Reader.Frequency);
        var pairs = new (int, int, float)[Workers.Chunks(articles.Count)][];
        long read = 0, compared = 0;
        Workers.Run(
            articles.Count,
            () => (Search: index.NewSearch(), Measure: new PairMeasure(articles.Reader), Pairs: new List<(int, int, float)>()),
            (room, chunk, some) =>
            {
                room.Pairs.Clear();
                var (readBefore, measured) = (room.Search.Read, 0);
                for (var later = some.Start.Value; later < some.End.Value; later++)
                {
                    var earlierOnes = room.Search.Find(later);
                    earlierOnes.Sort();
                    foreach (var earlier in earlierOnes)
                    {
                        var days = articles.Days(later, earlier);
                        if (days > window.TotalDays && !articles.Facts[later].Keys.IsPrintOf(articles.Facts[earlier].Keys))
                            continue;
                        measured++;
                        var features = room.Measure.Measure(articles.Terms[later], articles.Terms[earlier], days,
                            articles.AreOfOneFeed(later, earlier), Min);
                        var similarity = StoryRule.Similarity(features);
                        if (similarity >= Min)
                            room.Pairs.Add((later, earlier, (float)similarity));
                    }
                }
                pairs[chunk] = [.. room.Pairs];
                Interlocked.Add(ref read, room.Search.Read - readBefore);
                Interlocked.Add(ref compared, measured);
            });
        return new Similarities(articles.Count, pairs) { Work = new GroupingWork(read, compared) };
    }
}

/// <summary>The work of grouping, as counts.</summary>
/// <param name="PostingsRead">The number of index entries that were read.</param>
/// <param name="PairsCompared">The number of pairs of articles that were compared.</param>
public sealed record GroupingWork(long PostingsRead, long PairsCompared)
{
    /// <summary>The number of headlines that were read to find digests.</summary>
    public long HeadlinesRead { get; init; }
}

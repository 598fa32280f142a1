namespace BriefingBus.Composer.Stories;

/// <summary>How likely pairs of articles are one story, for the pairs that may be.</summary>
internal sealed class Similarities
{
    /// <summary>Pairs less similar than this are not kept.</summary>
    private const double Min = StoryRule.MinSimilarity;

    private readonly int[] starts;
    private readonly (int Other, float Similarity)[] entries;
    private readonly bool[] isAlone;

    private Similarities(int articles, List<(int Later, int Earlier, float Similarity)> pairs)
    {
        isAlone = new bool[articles];
        starts = new int[articles + 1];
        foreach (var (later, earlier, _) in pairs)
        {
            starts[later + 1]++;
            starts[earlier + 1]++;
        }
        for (var i = 0; i < articles; i++)
            starts[i + 1] += starts[i];
        entries = new (int, float)[starts[^1]];
        var next = starts[..^1];
        foreach (var (later, earlier, similarity) in pairs)
        {
            entries[next[later]++] = (earlier, similarity);
            entries[next[earlier]++] = (later, similarity);
        }
        // Threads find pairs in any order; sums of them must not depend on it.
        Parallel.For(0, articles, i => Array.Sort(entries, starts[i], starts[i + 1] - starts[i]));
    }

    /// <summary>The work of measuring.</summary>
    public GroupingWork Work { get; private init; } = new(0, 0);

    /// <summary>The articles that may be one story with one, with how similar they are, 0 to 1.</summary>
    public ReadOnlySpan<(int Other, float Similarity)> Of(int article) =>
        isAlone[article] ? [] : entries.AsSpan(starts[article]..starts[article + 1]);

    /// <summary>Whether an article joins nothing.</summary>
    public bool IsAlone(int article) => isAlone[article];

    /// <summary>Forgets all pairs of an article.</summary>
    public void Isolate(int article) => isAlone[article] = true;

    /// <summary>Measures the pairs that share weighty terms.</summary>
    public static Similarities Measure(GroupedArticles articles, TimeSpan window)
    {
        var index = new Candidates(articles.Terms, articles.Reader.Frequency);
        var pairs = new List<(int, int, float)>();
        long read = 0, compared = 0;
        Parallel.For(
            0, articles.Count,
            () => (Search: index.NewSearch(), Measure: new PairMeasure(articles.Reader), Pairs: new List<(int, int, float)>(),
                Compared: 0L),
            (later, _, local) =>
            {
                foreach (var earlier in local.Search.Find(later))
                {
                    var days = articles.Days(later, earlier);
                    if (days > window.TotalDays && !articles.Facts[later].Keys.IsPrintOf(articles.Facts[earlier].Keys))
                        continue;
                    local.Compared++;
                    var features = local.Measure.Measure(articles.Terms[later], articles.Terms[earlier], days,
                        articles.AreOfOneFeed(later, earlier), Min);
                    var similarity = StoryRule.Similarity(features);
                    if (similarity >= Min)
                        local.Pairs.Add((later, earlier, (float)similarity));
                }
                return local;
            },
            local =>
            {
                lock (pairs)
                {
                    pairs.AddRange(local.Pairs);
                    read += local.Search.Read;
                    compared += local.Compared;
                }
            });
        return new Similarities(articles.Count, pairs) { Work = new GroupingWork(read, compared) };
    }
}

/// <summary>The work of grouping, counted.</summary>
/// <param name="PostingsRead">How many entries of the index were read.</param>
/// <param name="PairsCompared">How many pairs of articles were compared.</param>
public sealed record GroupingWork(long PostingsRead, long PairsCompared);

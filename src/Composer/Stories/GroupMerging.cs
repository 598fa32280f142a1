using System.Collections.Concurrent;

namespace BriefingBus.Composer.Stories;

/// <summary>Joins groups by what their members say together. Each retelling names only part of a story: “Seven killed as tram derails” has
/// no word in common with “Croydon crash: driver arrested”, but both have many with the other six.</summary>
internal sealed class GroupMerging(
    GroupedArticles articles, Similarities similarities, StoryCohesion cohesion, GroupingOptions options)
{
    private const int MaxRounds = 3;

    // Two groups that are wrongly joined cost more readers their story than one article.
    private const double Between = 0.05;

    /// <summary>Articles of more terms than this say enough by themselves; put together, long texts resemble everything.</summary>
    private const int Short = 80;

    private readonly int[] lengths = Array.ConvertAll(articles.Terms, t => t.Terms.Length);

    /// <summary>Joins groups.</summary>
    /// <param name="groups">The group of each article; changed where groups are joined.</param>
    public void Join(int[] groups)
    {
        // What joined in the round before, by first members. Other pairs were found too different then, and are the same still.
        HashSet<int>? changed = null;
        for (var round = 0; round < MaxRounds; round++)
        {
            var members = MembersOfMany(groups);
            // The groups by their first members, which says in which order they come.
            var first = new Dictionary<int, int>(members.Select(m => KeyValuePair.Create(m.Key, m.Value[0])));
            int[] MembersOf(int article) => members.TryGetValue(groups[article], out var many) ? many : [article];
            int FirstOf(int article) => first.TryGetValue(groups[article], out var number) ? number : article;
            var merged = new ConcurrentDictionary<int, ArticleTerms>();
            (int A, int B)[] compared = [.. members.Values.SelectMany(m => Neighbours(m, FirstOf))
                .Where(p => changed is null || changed.Contains(p.A) || changed.Contains(p.B)).Distinct()];
            var pairs = new List<(double Similarity, int A, int B)>();
            Parallel.For(0, compared.Length,
                () => new PairMeasure(articles.Reader),
                (i, _, measure) =>
                {
                    var (a, b) = compared[i];
                    if (Similarity(measure, MembersOf(a), MembersOf(b), merged) is > 0 and var similarity)
                        lock (pairs)
                            pairs.Add((similarity, a, b));
                    return measure;
                },
                _ => { });
            if (pairs.Count == 0)
                return;
            // Each group joins once a round, the most similar first: what it says has changed then.
            var done = new HashSet<int>();
            var joining = pairs.OrderByDescending(p => p.Similarity).ThenBy(p => p.A).ThenBy(p => p.B)
                .Where(p => !done.Contains(p.A) && !done.Contains(p.B) && done.Add(p.A) && done.Add(p.B))
                .Select(p => (Members: MembersOf(p.A), Group: groups[p.B])).ToList();
            foreach (var (joined, group) in joining)
            {
                foreach (var member in joined)
                    groups[member] = group;
            }
            changed = done;
        }
    }

    /// <summary>The members of each group of several, ascending; those that join nothing left out.</summary>
    private Dictionary<int, int[]> MembersOfMany(int[] groups)
    {
        var sizes = new int[groups.Length];
        for (var i = 0; i < groups.Length; i++)
            sizes[groups[i]] += similarities.IsAlone(i) ? 0 : 1;
        return Enumerable.Range(0, groups.Length)
            .Where(i => sizes[groups[i]] > 1 && !similarities.IsAlone(i))
            .GroupBy(i => groups[i])
            .ToDictionary(g => g.Key, g => g.ToArray());
    }

    /// <summary>The pairs of a group and those of which members have something in common with it; two articles alone were compared
    /// before.</summary>
    private List<(int A, int B)> Neighbours(int[] members, Func<int, int> firstOf)
    {
        var pairs = new List<(int, int)>();
        foreach (var member in members)
        {
            foreach (var (other, _) in similarities.Of(member))
            {
                if (!similarities.IsAlone(other) && firstOf(other) is var b && b != members[0])
                    pairs.Add((Math.Min(members[0], b), Math.Max(members[0], b)));
            }
        }
        return pairs;
    }

    private double Size(int[] members)
    {
        var sum = 0L;
        foreach (var member in members)
            sum += lengths[member];
        return (double)sum / members.Length;
    }

    /// <summary>How similar two groups are by what each says together; 0 where they are not to be joined.</summary>
    private double Similarity(PairMeasure measure, int[] one, int[] two, ConcurrentDictionary<int, ArticleTerms> merged)
    {
        if (Math.Max(Size(one), Size(two)) > Short || articles.Days(one, two) is var days && days > options.Window.TotalDays)
            return 0;
        var least = one.Length > 1 && two.Length > 1 ? options.Similarity + Between : options.LeastSimilarity(one.Length, two.Length);
        var similarity = StoryRule.Similarity(measure.Measure(Merged(one), Merged(two), days, articles.AreOfOneFeed(one, two), least));
        return similarity >= least && cohesion.AreOneStory(one, two) ? similarity : 0;

        ArticleTerms Merged(int[] members) =>
            members.Length == 1 ? articles.Terms[members[0]] : merged.GetOrAdd(members[0], _ => Merge(members));
    }

    private ArticleTerms Merge(int[] members)
    {
        int[] terms = [.. members.SelectMany(m => articles.Terms[m].Terms)];
        float[] weights = [.. members.SelectMany(m => articles.Terms[m].Weights)];
        Array.Sort(terms, weights);
        var last = 0;
        for (var t = 1; t < terms.Length; t++)
        {
            if (terms[t] == terms[last])
                weights[last] += weights[t];
            else
                (terms[++last], weights[last]) = (terms[t], weights[t]);
        }
        Array.Resize(ref terms, last + 1);
        Array.Resize(ref weights, last + 1);
        var length = MathF.Sqrt(weights.Sum(w => w * w));
        var names = members.SelectMany(m => articles.Terms[m].Names).CountBy(n => n).Where(n => n.Value * 2 > members.Length)
            .Select(n => n.Key);
        return new ArticleTerms
        {
            Terms = terms,
            Weights = Array.ConvertAll(weights, w => w / length),
            Title = [.. members.SelectMany(m => articles.Terms[m].Title).Distinct()],
            Headline = articles.Terms[members[0]].Headline,
            Roots = [.. members.SelectMany(m => articles.Terms[m].Roots).Distinct().Order()],
            Names = [.. names],
        };
    }
}

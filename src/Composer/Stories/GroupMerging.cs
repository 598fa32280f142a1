namespace BriefingBus.Composer.Stories;

/// <summary>Joins groups by what their members say together. Each retelling names only part of a story: “Seven killed as tram derails” has
/// no word in common with “Croydon crash: driver arrested”, but both have many with the other six.</summary>
internal sealed class GroupMerging(
    PairMeasure measure, ArticleTerms[] articles, Similarities similarities, StoryCohesion cohesion, GroupingOptions options)
{
    private const int MaxRounds = 3;

    // Two groups that are wrongly joined cost more readers their story than one article.
    private const double Between = 0.05;

    /// <summary>Articles of more terms than this say enough by themselves; put together, long texts resemble everything.</summary>
    private const int Short = 80;

    /// <summary>Joins groups.</summary>
    /// <param name="groups">The group of each article; changed where groups are joined.</param>
    /// <param name="isAlone">Articles that join nothing.</param>
    public void Join(int[] groups, ISet<int> isAlone)
    {
        for (var round = 0; round < MaxRounds; round++)
        {
            var members = Enumerable.Range(0, groups.Length).Where(i => !isAlone.Contains(i)).GroupBy(i => groups[i])
                .Select(g => g.ToArray()).ToList();
            if (!members.Exists(m => m.Length > 1))
                return;
            var merged = new ArticleTerms?[members.Count];
            ArticleTerms Merged(int group) =>
                merged[group] ??= members[group].Length == 1 ? articles[members[group][0]] : Merge(members[group]);
            var pairs = new List<(double Similarity, int A, int B)>();
            foreach (var (a, b) in Neighbours(members))
            {
                if (members[a].Length + members[b].Length < 3 || Math.Max(Size(members[a]), Size(members[b])) > Short)
                    continue;
                var days = measure.Days(members[a], members[b]);
                if (days > options.Window.TotalDays)
                    continue;
                var similarity = StoryRule.Similarity(
                    measure.Measure(Merged(a), Merged(b), days, measure.AreOfOneFeed(members[a], members[b])));
                var least = members[a].Length > 1 && members[b].Length > 1 ? options.Similarity + Between : options.Similarity;
                if (similarity >= least && cohesion.AreOneStory(members[a], members[b]))
                    pairs.Add((similarity, a, b));
            }
            if (pairs.Count == 0)
                return;
            // Each group joins once a round, the most similar first: what it says has changed then.
            var done = new HashSet<int>();
            foreach (var (_, a, b) in pairs.OrderByDescending(p => p.Similarity).ThenBy(p => p.A).ThenBy(p => p.B))
            {
                if (done.Contains(a) || done.Contains(b))
                    continue;
                done.Add(a);
                done.Add(b);
                foreach (var member in members[a])
                    groups[member] = groups[members[b][0]];
            }
        }
    }

    /// <summary>The pairs of groups of which any members have something in common; two articles alone were compared before.</summary>
    private HashSet<(int A, int B)> Neighbours(List<int[]> members)
    {
        var place = members.SelectMany((m, g) => m.Select(i => (Article: i, Group: g))).ToDictionary(x => x.Article, x => x.Group);
        var pairs = new HashSet<(int, int)>();
        for (var a = 0; a < members.Count; a++)
        {
            if (members[a].Length < 2)
                continue;
            foreach (var other in members[a].SelectMany(i => similarities.Of(i).Keys))
            {
                if (place.TryGetValue(other, out var b) && b != a)
                    pairs.Add((Math.Min(a, b), Math.Max(a, b)));
            }
        }
        return pairs;
    }

    private double Size(int[] members) => members.Average(m => articles[m].Terms.Length);

    private ArticleTerms Merge(int[] members)
    {
        var weights = new SortedDictionary<int, float>();
        foreach (var article in members.Select(m => articles[m]))
        {
            for (var t = 0; t < article.Terms.Length; t++)
                weights[article.Terms[t]] = weights.GetValueOrDefault(article.Terms[t]) + article.Weights[t];
        }
        var length = MathF.Sqrt(weights.Values.Sum(w => w * w));
        var names = members.SelectMany(m => articles[m].Names.Distinct()).CountBy(n => n).Where(n => n.Value * 2 > members.Length)
            .Select(n => n.Key);
        return new ArticleTerms
        {
            Terms = [.. weights.Keys],
            Weights = [.. weights.Values.Select(w => w / length)],
            Title = [.. members.SelectMany(m => articles[m].Title).Distinct()],
            Headline = articles[members[0]].Headline,
            Roots = [.. members.SelectMany(m => articles[m].Roots).Distinct().Order()],
            Names = [.. names],
        };
    }
}

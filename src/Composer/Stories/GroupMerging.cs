namespace BriefingBus.Composer.Stories;

/// <summary>Joins groups by what their members say together. Each retelling names only part of a story: “Seven killed as tram derails” has no word in
/// common with “Croydon crash: driver arrested”, but both have many with the other six.</summary>
internal sealed class GroupMerging(
    PairMeasure measure, GroupedArticles articles, Similarities similarities, StoryCohesion cohesion, GroupingOptions options)
{
    private const int MaxRounds = 3;

    // Two groups that are wrongly joined cost more readers their story than one article.
    private const double Between = 0.05;

    /// <summary>Articles of more terms than this say enough by themselves; put together, long texts resemble everything.</summary>
    private const int Short = 80;

    /// <summary>Joins groups.</summary>
    /// <param name="groups">The group of each article; changed where groups are joined.</param>
    public void Join(int[] groups)
    {
        for (var round = 0; round < MaxRounds; round++)
        {
            var members = MembersOfMany(groups);
            // The groups by their first members, which says in which order they come.
            var first = new Dictionary<int, int>(members.Select(m => KeyValuePair.Create(m.Key, m.Value[0])));
            int[] MembersOf(int article) => members.TryGetValue(groups[article], out var many) ? many : [article];
            int FirstOf(int article) => first.TryGetValue(groups[article], out var number) ? number : article;
            var merged = new Dictionary<int, ArticleTerms>();
            var pairs = new List<(double Similarity, int A, int B)>();
            foreach (var (a, b) in members.Values.SelectMany(m => Neighbours(m, FirstOf)).Distinct())
            {
                var (one, two) = (MembersOf(a), MembersOf(b));
                if (Math.Max(Size(one), Size(two)) > Short)
                    continue;
                var days = articles.Days(one, two);
                if (days > options.Window.TotalDays)
                    continue;
                var similarity = StoryRule.Similarity(measure.Measure(Merged(merged, one), Merged(merged, two), days, articles.AreOfOneFeed(one, two)));
                var least = one.Length > 1 && two.Length > 1 ? options.Similarity + Between : options.Similarity;
                if (similarity >= least && cohesion.AreOneStory(one, two))
                    pairs.Add((similarity, a, b));
            }
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

    /// <summary>The pairs of a group and those of which members have something in common with it; two articles alone were compared before.</summary>
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

    private double Size(int[] members) => members.Average(m => articles.Terms[m].Terms.Length);

    private ArticleTerms Merged(Dictionary<int, ArticleTerms> known, int[] members)
    {
        if (members.Length == 1)
            return articles.Terms[members[0]];
        if (!known.TryGetValue(members[0], out var merged))
            known[members[0]] = merged = Merge(members);
        return merged;
    }

    private ArticleTerms Merge(int[] members)
    {
        var weights = new SortedDictionary<int, float>();
        foreach (var article in members.Select(m => articles.Terms[m]))
        {
            for (var t = 0; t < article.Terms.Length; t++)
                weights[article.Terms[t]] = weights.GetValueOrDefault(article.Terms[t]) + article.Weights[t];
        }
        var length = MathF.Sqrt(weights.Values.Sum(w => w * w));
        var names = members.SelectMany(m => articles.Terms[m].Names).CountBy(n => n).Where(n => n.Value * 2 > members.Length).Select(n => n.Key);
        return new ArticleTerms
        {
            Terms = [.. weights.Keys],
            Weights = [.. weights.Values.Select(w => w / length)],
            Title = [.. members.SelectMany(m => articles.Terms[m].Title).Distinct()],
            Headline = articles.Terms[members[0]].Headline,
            Roots = [.. members.SelectMany(m => articles.Terms[m].Roots).Distinct().Order()],
            Names = [.. names],
        };
    }
}

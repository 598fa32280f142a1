using BriefingBus.Composer.Stories.Comparing;
using BriefingBus.Composer.Stories.Sketches;

namespace BriefingBus.Composer.Stories.Grouping;

/// <summary>Joins groups by the merged articles of their members. Each report names only a part of a story: “Seven killed as tram derails”
/// and “Croydon crash: driver arrested” have no word in common, but both have many in common with the other six.</summary>
internal sealed class GroupMerging(
    GroupedArticles articles, Similarities similarities, StoryCohesion cohesion, GroupingOptions options)
{
    private const int MaxRounds = 3;

    // The increase of the threshold between two groups: a wrong join of groups hides more than that of an article.
    private const double BetweenGroups = 0.05;

    /// <summary>The maximum number of terms of an article that is merged; merged long texts resemble everything.</summary>
    private const int MaxTerms = 80;

    // The merged article of each group, by its first member, as long as the group does not change.
    private readonly ArticleTerms?[] merged = new ArticleTerms?[articles.Count];

    /// <summary>Joins groups.</summary>
    /// <param name="groups">The group of each article; updated where groups join.</param>
    public void Join(int[] groups)
    {
        // The groups that changed in the last round, by their first members; all other pairs were already found too different.
        HashSet<int>? changed = null;
        for (var round = 0; round < MaxRounds; round++)
        {
            var members = new GroupMembers(groups, similarities.IsAlone);
            var pairs = Similar(members, changed);
            if (pairs.Count == 0)
                return;
            // Each group joins at most once a round, the most similar first, since a join changes its merged article.
            var done = new HashSet<int>();
            var joining = pairs.OrderByDescending(p => p.Similarity).ThenBy(p => p.A).ThenBy(p => p.B)
                .Where(p => !done.Contains(p.A) && !done.Contains(p.B) && done.Add(p.A) && done.Add(p.B))
                .Select(p => (Members: members.Of(p.A), Group: groups[p.B])).ToList();
            foreach (var (joined, group) in joining)
            {
                foreach (var member in joined)
                    groups[member] = group;
            }
            foreach (var first in done)
                merged[first] = null;
            changed = done;
        }
    }

    /// <summary>The pairs of groups to join, by their first members. Each is a group and another group or article that has something in
    /// common with one of its members; pairs of single articles were compared before.</summary>
    /// <param name="members">The groups.</param>
    /// <param name="changed">At least one of each pair is in this set; null for all pairs.</param>
    private List<(double Similarity, int A, int B)> Similar(GroupMembers members, HashSet<int>? changed)
    {
        var isShort = new bool[articles.Count];
        for (var i = 0; i < isShort.Length; i++)
            isShort[i] = members.FirstOf(i) == i && (members.AreMany(i) ? members.Of(i).Average(LengthOf) : LengthOf(i)) <= MaxTerms;
        var found = new List<(double Similarity, int A, int B)>();
        Workers.Run(
            members.Firsts.Length,
            () => new Buffers(articles),
            (buffers, _, some) =>
            {
                foreach (var first in members.Firsts.AsSpan(some))
                {
                    if (!isShort[first])
                        continue;
                    buffers.Neighbours.Clear();
                    foreach (var member in members.Of(first))
                    {
                        foreach (var (other, _) in similarities.Of(member))
                        {
                            // Two groups find each other: the pair belongs to the first one.
                            if (!similarities.IsAlone(other) && members.FirstOf(other) is var b && b != first && isShort[b]
                                && (b > first || !members.AreMany(b))
                                && (changed is null || changed.Contains(first) || changed.Contains(b)))
                                buffers.Neighbours.Add(b);
                        }
                    }
                    foreach (var other in buffers.Neighbours)
                    {
                        var (a, b) = (Math.Min(first, other), Math.Max(first, other));
                        if (Similarity(buffers, members.Of(a), members.Of(b)) is > 0 and var similarity)
                            lock (found)
                                found.Add((similarity, a, b));
                    }
                }
            });
        return found;
    }

    private int LengthOf(int article) => articles.Terms[article].Terms.Length;

    /// <summary>The similarity of the merged articles of two groups; 0 if they must not join.</summary>
    private double Similarity(Buffers buffers, int[] one, int[] two)
    {
        if (articles.Days(one, two) is var days && days > options.Window.TotalDays)
            return 0;
        var minSimilarity = one.Length > 1 && two.Length > 1
            ? options.Similarity + BetweenGroups : options.MinSimilarity(one.Length, two.Length);
        var features = buffers.Measure.Measure(MergedOf(one), MergedOf(two), days, articles.AreOfOneFeed(one, two), minSimilarity);
        var similarity = StoryRule.Similarity(features);
        return similarity >= minSimilarity && cohesion.AreOneStory(one, two) ? similarity : 0;

        // Two workers that merge at the same time make the same article.
        ArticleTerms MergedOf(int[] members) =>
            members.Length == 1 ? articles.Terms[members[0]] : merged[members[0]] ??= buffers.Merged.Of(members);
    }

    /// <summary>The working memory of a worker.</summary>
    private sealed class Buffers(GroupedArticles articles)
    {
        public PairMeasure Measure { get; } = new(articles.Reader);

        public MergedArticles Merged { get; } = new(articles.Terms, articles.Reader.Frequency.Length);

        public HashSet<int> Neighbours { get; } = [];
    }
}

using BriefingBus.Composer.Stories.Comparing;
using BriefingBus.Composer.Stories.Sketches;

namespace BriefingBus.Composer.Stories.Grouping;

/// <summary>Joins stories with the same meaning in other words, after all other joins. A model does not distinguish the mayors of two
/// towns, so a join needs a high similarity, some words in common, headlines without a difference, and no other story that is similar as
/// well.</summary>
internal sealed class EmbeddingJoins
{
    private const int MaxRounds = 3;

    private readonly GroupedArticles articles;
    private readonly Similarities similarities;
    private readonly StoryCohesion cohesion;
    private readonly GroupingOptions options;
    private readonly PairMeasure measure;

    private EmbeddingJoins(GroupedArticles articles, Similarities similarities, StoryCohesion cohesion, GroupingOptions options)
    {
        (this.articles, this.similarities, this.cohesion, this.options) = (articles, similarities, cohesion, options);
        measure = new PairMeasure(articles.Reader);
    }

    /// <summary>Joins stories.</summary>
    /// <param name="articles">The articles.</param>
    /// <param name="similarities">The similarities of their words.</param>
    /// <param name="cohesion">Decides whether two groups may be one story.</param>
    /// <param name="groups">The group of each article; updated where groups join.</param>
    /// <param name="options">The thresholds.</param>
    public static void Join(
        GroupedArticles articles, Similarities similarities, StoryCohesion cohesion, int[] groups, GroupingOptions options)
    {
        NumberByFirst(groups);
        var joins = new EmbeddingJoins(articles, similarities, cohesion, options);
        for (var round = 0; round < MaxRounds && joins.JoinOnce(groups); round++)
        {
        }
    }

    /// <summary>Numbers each group by its first article. The number of a report that was removed from all stories is no article's
    /// index.</summary>
    private static void NumberByFirst(int[] groups)
    {
        var firsts = new Dictionary<int, int>();
        for (var i = 0; i < groups.Length; i++)
        {
            firsts.TryAdd(groups[i], i);
            groups[i] = firsts[groups[i]];
        }
    }

    private bool JoinOnce(int[] groups)
    {
        var members = new GroupMembers(groups, similarities.IsAlone);
        var claims = Claims(members);
        var most = claims.Select(c => (Story: c.A, c.Similarity)).Concat(claims.Select(c => (Story: c.B, c.Similarity)))
            .GroupBy(c => c.Story, c => c.Similarity).ToDictionary(c => c.Key, c => c.OrderDescending().Take(2).ToArray());
        var done = new HashSet<int>();
        foreach (var (a, b, similarity) in claims.Where(c => c.Similarity >= options.Meaning)
            .OrderByDescending(c => c.Similarity).ThenBy(c => c.A).ThenBy(c => c.B))
        {
            // A join changes the meaning of a story, so each joins at most once a round.
            if (done.Contains(a) || done.Contains(b) || HasRival(most[a], similarity) || HasRival(most[b], similarity)
                || !MayBeOne(members.Of(a), members.Of(b)))
                continue;
            done.UnionWith([a, b]);
            foreach (var member in members.Of(b))
                groups[member] = groups[a];
        }
        return done.Count > 0;
    }

    /// <summary>The similarities of the meanings of stories that have words in common.</summary>
    private List<(int A, int B, float Similarity)> Claims(GroupMembers members)
    {
        var meanings = new Dictionary<int, ArticleMeaning?>();
        var seen = new HashSet<(int, int)>();
        var claims = new List<(int, int, float)>();
        for (var i = 0; i < articles.Count; i++)
        {
            foreach (var (other, _) in similarities.Of(i))
            {
                var (a, b) = (members.FirstOf(i), members.FirstOf(other));
                if (a < b && seen.Add((a, b)) && MeaningOf(a) is { } one && MeaningOf(b) is { } two
                    && one.Similarity(two) is { } similarity)
                    claims.Add((a, b, similarity));
            }
        }
        return claims;

        ArticleMeaning? MeaningOf(int first) => meanings.TryGetValue(first, out var known) ? known
            : meanings[first] = ArticleMeaning.Of(members.Of(first).Select(m => articles.Terms[m].Meaning));
    }

    private bool HasRival(float[] claims, float similarity) => claims is [var most, .. var others]
        && (most > similarity || (others is [var next] && next > options.MeaningRival * similarity));

    private bool MayBeOne(int[] one, int[] two) =>
        !articles.AreOfOneFeed(one, two) && articles.Days(one, two) <= options.Window.TotalDays && cohesion.AreOneStory(one, two)
        && !Array.Exists(one, a => Array.Exists(two, b => measure.ShowTwoStories(articles.Terms[a], articles.Terms[b])));
}

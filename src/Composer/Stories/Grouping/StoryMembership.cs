using BriefingBus.Composer.Stories.Comparing;
using BriefingBus.Composer.Stories.Sketches;

namespace BriefingBus.Composer.Stories.Grouping;

/// <summary>Reassigns reports after all stories are known. While groups grow, a report joins the first that is similar enough; a reaction
/// to an investigation may so be grouped with the investigation. A report belongs to the story with which it shares most words. It belongs
/// to none if it shares few, or if another story claims it as strongly: a wrong join hides a story.</summary>
internal sealed class StoryMembership
{
    /// <summary>The minimum number of other reports that show which words the reports of a story share.</summary>
    private const int MinOthers = 2;

    private readonly ArticleTerms[] articles;
    private readonly Similarities similarities;
    private readonly int[] groups;
    private readonly GroupMembers members;
    private readonly GroupingOptions options;

    // By the first member of a story; computed on demand.
    private readonly SharedWords?[] words;

    private StoryMembership(ArticleReader read, Similarities similarities, int[] groups, GroupingOptions options)
    {
        (articles, this.similarities, this.groups, this.options) = (read.Articles, similarities, groups, options);
        members = new GroupMembers(groups, _ => false);
        words = new SharedWords?[groups.Length];
    }

    /// <summary>Moves reports to the story that they have most in common with, and removes those that belong to none.</summary>
    /// <param name="read">The articles.</param>
    /// <param name="similarities">The similarities of the articles.</param>
    /// <param name="groups">The group of each article; updated. A removed report gets a number that no group has.</param>
    /// <param name="copies">The pairs of near-duplicates, which belong together whatever their similarity.</param>
    /// <param name="options">The thresholds.</param>
    public static void Reassign(ArticleReader read, Similarities similarities, int[] groups,
        IReadOnlyList<(int First, int Second)> copies, GroupingOptions options)
    {
        var isCopy = copies.Select(c => c.First).Concat(copies.Select(c => c.Second)).ToHashSet();
        var membership = new StoryMembership(read, similarities, [.. groups], options);
        Workers.Run(
            groups.Length,
            () => new Buffers(read.Rarity.Length),
            (buffers, _, some) =>
            {
                for (var i = some.Start.Value; i < some.End.Value; i++)
                {
                    if (!isCopy.Contains(i))
                        groups[i] = membership.StoryOf(i, buffers);
                }
            });
    }

    private int StoryOf(int article, Buffers buffers)
    {
        var own = members.FirstOf(article);
        if (members.Of(own).Length <= MinOthers)
            return groups[article];
        var (nearest, most, next) = (own, Words(own, buffers).SimilarityOfMember(articles[article], buffers.Spread), 0.0);
        buffers.Seen.Clear();
        buffers.Seen.Add(own);
        foreach (var (other, _) in similarities.Of(article))
        {
            var story = members.FirstOf(other);
            if (!members.AreMany(story) || !buffers.Seen.Add(story))
                continue;
            var similarity = Words(story, buffers).Similarity(articles[article], buffers.Spread);
            if (similarity > most)
                (nearest, most, next) = (story, similarity, most);
            else
                next = Math.Max(next, similarity);
        }
        return next > options.Rival * most
            || most < options.Belonging * Words(nearest, buffers).Cohesion(articles, members.Of(nearest), buffers.Spread)
            ? groups.Length + article : groups[nearest];
    }

    // Two workers that sum at the same time get the same result.
    private SharedWords Words(int story, Buffers buffers) => words[story] ??= new SharedWords(articles, members.Of(story), buffers.Sums);

    /// <summary>The working memory of a worker.</summary>
    private sealed class Buffers(int terms)
    {
        public TermSums Sums { get; } = new(terms);

        public SpreadTerms Spread { get; } = new(terms);

        public HashSet<int> Seen { get; } = [];
    }
}

using BriefingBus.Composer.Stories.Comparing;
using BriefingBus.Composer.Stories.Sketches;

namespace BriefingBus.Composer.Stories.Grouping;

/// <summary>Settles of which story a report is once all stories are known. While groups grow, a report joins the first that is similar
/// enough; what is said of an investigation may so end up with the investigation. It belongs where the words are that the reports of a
/// story share. Where it shares few of them, or another story claims it as well, it belongs to none: a wrong join hides a
/// story.</summary>
internal sealed class StoryMembership
{
    /// <summary>Fewer other reports do not show which words those of a story share.</summary>
    private const int MinOthers = 2;

    private readonly ArticleTerms[] articles;
    private readonly Similarities similarities;
    private readonly int[] groups;
    private readonly GroupMembers members;
    private readonly GroupingOptions options;

    // By the first member of a story; put together when it is first asked for.
    private readonly SharedWords?[] words;

    private StoryMembership(ArticleReader read, Similarities similarities, int[] groups, GroupingOptions options)
    {
        (articles, this.similarities, this.groups, this.options) = (read.Articles, similarities, groups, options);
        members = new GroupMembers(groups, _ => false);
        words = new SharedWords?[groups.Length];
    }

    /// <summary>Moves reports to the story that they have most in common with, and parts from all stories those that belong to
    /// none.</summary>
    /// <param name="read">The articles.</param>
    /// <param name="similarities">How similar they are.</param>
    /// <param name="groups">The group of each; changed. One that is of none gets a number that no group has.</param>
    /// <param name="copies">Pairs that belong together whatever their similarity.</param>
    /// <param name="options">What belongs to a story.</param>
    public static void Settle(ArticleReader read, Similarities similarities, int[] groups,
        IReadOnlyList<(int First, int Second)> copies, GroupingOptions options)
    {
        var isCopy = copies.Select(c => c.First).Concat(copies.Select(c => c.Second)).ToHashSet();
        var membership = new StoryMembership(read, similarities, [.. groups], options);
        Workers.Run(
            groups.Length,
            () => new Room(read.Rarity.Length),
            (room, _, some) =>
            {
                for (var i = some.Start.Value; i < some.End.Value; i++)
                {
                    if (!isCopy.Contains(i))
                        groups[i] = membership.StoryOf(i, room);
                }
            });
    }

    private int StoryOf(int article, Room room)
    {
        var own = members.FirstOf(article);
        if (members.Of(own).Length <= MinOthers)
            return groups[article];
        var (nearest, most, next) = (own, Words(own, room).SimilarityOfMember(articles[article], room.Spread), 0.0);
        room.Seen.Clear();
        room.Seen.Add(own);
        foreach (var (other, _) in similarities.Of(article))
        {
            var story = members.FirstOf(other);
            if (!members.AreMany(story) || !room.Seen.Add(story))
                continue;
            var similarity = Words(story, room).Similarity(articles[article], room.Spread);
            if (similarity > most)
                (nearest, most, next) = (story, similarity, most);
            else
                next = Math.Max(next, similarity);
        }
        return next > options.Rival * most
            || most < options.Belonging * Words(nearest, room).Cohesion(articles, members.Of(nearest), room.Spread)
            ? groups.Length + article : groups[nearest];
    }

    // Of two workers that come at once both make the same.
    private SharedWords Words(int story, Room room) => words[story] ??= new SharedWords(articles, members.Of(story), room.Sums);

    /// <summary>What a worker works with.</summary>
    private sealed class Room(int terms)
    {
        public TermSums Sums { get; } = new(terms);

        public SpreadTerms Spread { get; } = new(terms);

        public HashSet<int> Seen { get; } = [];
    }
}

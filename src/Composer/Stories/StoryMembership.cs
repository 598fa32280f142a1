namespace BriefingBus.Composer.Stories;

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
    private readonly GroupingOptions options;
    private readonly Dictionary<int, SharedWords> words;
    private readonly SpreadTerms spread;

    private StoryMembership(ArticleReader read, Similarities similarities, int[] groups, GroupingOptions options)
    {
        (articles, this.similarities, this.groups, this.options) = (read.Articles, similarities, groups, options);
        spread = new SpreadTerms(read.Rarity.Length);
        words = Enumerable.Range(0, groups.Length).GroupBy(i => groups[i]).Where(g => g.Skip(1).Any())
            .ToDictionary(g => g.Key, g => new SharedWords([.. g.Select(i => articles[i])], spread));
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
        for (var i = 0; i < groups.Length; i++)
        {
            if (!isCopy.Contains(i))
                groups[i] = membership.StoryOf(i);
        }
    }

    private int StoryOf(int article)
    {
        var own = groups[article];
        if (!words.TryGetValue(own, out var said) || said.Reports <= MinOthers)
            return own;
        var (nearest, most, next) = (own, said.SimilarityOfMember(articles[article], spread), 0.0);
        var seen = new HashSet<int> { own };
        foreach (var (other, _) in similarities.Of(article))
        {
            if (!words.TryGetValue(groups[other], out var claim) || !seen.Add(groups[other]))
                continue;
            var similarity = claim.Similarity(articles[article], spread);
            if (similarity > most)
                (nearest, most, next) = (groups[other], similarity, most);
            else
                next = Math.Max(next, similarity);
        }
        return next > options.Rival * most || most < options.Belonging * words[nearest].Cohesion ? groups.Length + article : nearest;
    }
}

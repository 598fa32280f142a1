using BriefingBus.Composer.Stories.Comparing;
using BriefingBus.Composer.Stories.Sketches;

namespace BriefingBus.Composer.Stories;

/// <summary>Finds the earlier article of the same feed that an article continues. Grouping keeps two entries of one feed apart, since a
/// publisher writes one entry for a story; the next day it writes another. The headlines of the two must share a name: columns and series
/// of a feed are just as similar, but continue no story.</summary>
/// <param name="articles">The articles, the earlier ones first.</param>
/// <param name="earlier">The number of earlier ones.</param>
internal sealed class Continuations(GroupedArticles articles, int earlier)
{
    /// <summary>The minimum similarity, higher than that between two feeds.</summary>
    private const double MinSimilarity = 0.7;

    /// <summary>The minimum distance in days. A nearer article is another entry of the same issue.</summary>
    private const double HalfADay = 0.5;

    private readonly PairMeasure measure = new(articles.Reader);

    private readonly ILookup<string, int> ofFeed = Enumerable.Range(0, earlier)
        .Where(i => articles.Facts[i] is { FeedUrl: not null, Published: not null })
        .ToLookup(i => articles.Facts[i].FeedUrl!, StringComparer.Ordinal);

    /// <summary>The earlier article that an article continues, or null if there is none.</summary>
    public int? Of(int article)
    {
        var (best, most) = (-1, 0.0);
        if (articles.Facts[article] is not { FeedUrl: { } feed, Published: { } published })
            return null;
        foreach (var other in ofFeed[feed])
        {
            var days = articles.Days(article, other);
            if (days < HalfADay || published < articles.Facts[other].Published
                || !ShareName(articles.Terms[article], articles.Terms[other]))
                continue;
            var similarity = StoryRule.Similarity(
                measure.Measure(articles.Terms[article], articles.Terms[other], days, isSameFeed: false, MinSimilarity));
            if (similarity >= MinSimilarity && similarity > most && !measure.ShowTwoStories(articles.Terms[article], articles.Terms[other]))
                (best, most) = (other, similarity);
        }
        return best < 0 ? null : best;
    }

    private static bool ShareName(ArticleTerms one, ArticleTerms other) =>
        Array.Exists(one.Names, n => n.Key > 0 && Array.Exists(other.Names, o => o.Key == n.Key));
}

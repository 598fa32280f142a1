using BriefingBus.Composer.Stories.Comparing;
using BriefingBus.Composer.Stories.Sketches;

namespace BriefingBus.Composer.Stories.Grouping;

/// <summary>Merges several articles into one. Not thread-safe.</summary>
internal sealed class MergedArticles(ArticleTerms[] articles, int terms)
{
    private readonly TermSums sums = new(terms);

    /// <summary>The merged article: the sums of the weights, and the names that more than half of the articles have.</summary>
    public ArticleTerms Of(int[] members)
    {
        var (found, weights) = sums.Of(articles, members);
        Array.Sort(found, weights);
        double squares = 0;
        foreach (var weight in weights)
            squares += weight * weight;
        var length = MathF.Sqrt((float)squares);
        for (var t = 0; t < weights.Length; t++)
            weights[t] /= length;
        var names = members.SelectMany(m => articles[m].Names).CountBy(n => n).Where(n => n.Value * 2 > members.Length).Select(n => n.Key);
        return new ArticleTerms
        {
            Terms = found,
            Weights = weights,
            Title = Distinct(members, m => articles[m].Title).ToArray(),
            Headline = articles[members[0]].Headline,
            Roots = Distinct(members, m => articles[m].Roots).Order().ToArray(),
            Names = [.. names],
            Meaning = ArticleMeaning.Of(members.Select(m => articles[m].Meaning)),
        };
    }

    private static HashSet<T> Distinct<T>(int[] members, Func<int, Row<T>> rowOf) where T : unmanaged
    {
        var distinct = new HashSet<T>();
        foreach (var member in members)
        {
            foreach (var number in rowOf(member).Span)
                distinct.Add(number);
        }
        return distinct;
    }
}

namespace BriefingBus.Composer.Stories;

/// <summary>Puts together what several articles say; for one thread at a time.</summary>
internal sealed class MergedArticles(ArticleTerms[] articles, int terms)
{
    private readonly float[] sums = new float[terms];
    private readonly List<int> found = [];

    /// <summary>What the articles say together: their weights added up, and the names that more than half of them have.</summary>
    public ArticleTerms Of(int[] members)
    {
        found.Clear();
        foreach (var article in members.Select(m => articles[m]))
        {
            for (var t = 0; t < article.Terms.Length; t++)
            {
                ref var sum = ref sums[article.Terms[t]];
                if (sum <= 0)
                    found.Add(article.Terms[t]);
                sum += article.Weights[t];
            }
        }
        found.Sort();
        var weights = new float[found.Count];
        double squares = 0;
        for (var t = 0; t < weights.Length; t++)
        {
            weights[t] = sums[found[t]];
            squares += weights[t] * weights[t];
            sums[found[t]] = 0;
        }
        var length = MathF.Sqrt((float)squares);
        for (var t = 0; t < weights.Length; t++)
            weights[t] /= length;
        var names = members.SelectMany(m => articles[m].Names).CountBy(n => n).Where(n => n.Value * 2 > members.Length).Select(n => n.Key);
        return new ArticleTerms
        {
            Terms = [.. found],
            Weights = weights,
            Title = [.. members.SelectMany(m => articles[m].Title).Distinct()],
            Headline = articles[members[0]].Headline,
            Roots = [.. members.SelectMany(m => articles[m].Roots).Distinct().Order()],
            Names = [.. names],
            Meaning = ArticleMeaning.Of(members.Select(m => articles[m].Meaning)),
        };
    }
}

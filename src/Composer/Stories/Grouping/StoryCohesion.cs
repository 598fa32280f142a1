using BriefingBus.Composer.Stories.Sketches;

namespace BriefingBus.Composer.Stories.Grouping;

/// <summary>Distinguishes two stories on one subject from one story in two groups. Articles on a crash and articles on its victims have
/// many words in common, but those on each have more in common with one another.</summary>
internal sealed class StoryCohesion(ArticleTerms[] articles, GroupingOptions options)
{
    /// <summary>The minimum number of articles that show how similar the reports of their story are.</summary>
    private const int MinArticles = 3;

    /// <summary>Whether the articles of one group are about as similar to those of the other as to one another.</summary>
    public bool AreOneStory(IReadOnlyList<int> first, IReadOnlyList<int> second)
    {
        if (Math.Min(first.Count, second.Count) < MinArticles)
            return true;
        var (a, b) = (Sum(first), Sum(second));
        var between = a.Sum(t => (double)t.Value * b.GetValueOrDefault(t.Key)) / first.Count / second.Count;
        return between >= options.Cohesion * Math.Sqrt(Within(a, first.Count) * Within(b, second.Count));
    }

    private Dictionary<int, float> Sum(IReadOnlyList<int> members)
    {
        var weights = new Dictionary<int, float>();
        foreach (var article in members.Select(m => articles[m]))
        {
            var terms = article.Terms.Span;
            var theirs = article.Weights.Span;
            for (var t = 0; t < terms.Length; t++)
                weights[terms[t]] = weights.GetValueOrDefault(terms[t]) + theirs[t];
        }
        return weights;
    }

    /// <summary>The average cosine of two different articles, from the square of their sum without the square of each, which is
    /// 1.</summary>
    private static double Within(Dictionary<int, float> sum, int articles) =>
        Math.Max(0, sum.Values.Sum(w => (double)w * w) - articles) / articles / (articles - 1);
}

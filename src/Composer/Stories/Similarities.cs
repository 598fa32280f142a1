namespace BriefingBus.Composer.Stories;

/// <summary>How likely pairs of articles are one story, for the pairs that may be.</summary>
public sealed class Similarities
{
    /// <summary>Pairs less similar than this are not kept.</summary>
    private const double Min = 0.02;

    private readonly Dictionary<int, double>[] ofArticle;

    private Similarities(int articles) => ofArticle = [.. Enumerable.Range(0, articles).Select(_ => new Dictionary<int, double>())];

    /// <summary>The articles that may be one story with one, with how similar they are, 0 to 1.</summary>
    public IReadOnlyDictionary<int, double> Of(int article) => ofArticle[article];

    /// <summary>Forgets all pairs of an article.</summary>
    public void Isolate(int article)
    {
        foreach (var other in ofArticle[article].Keys)
            ofArticle[other].Remove(article);
        ofArticle[article].Clear();
    }

    /// <summary>Measures the pairs that share weighty terms.</summary>
    internal static Similarities Measure(IReadOnlyList<Article> reports, PairMeasure measure, ArticleTerms[] articles, IReadOnlyList<int> frequency, TimeSpan window)
    {
        var similarities = new Similarities(articles.Length);
        foreach (var (later, earlier) in Candidates.Find(articles, frequency))
        {
            if (measure.Days([later], [earlier]) > window.TotalDays && !NearDuplicates.ArePrintsAlike(reports[later], reports[earlier]))
                continue;
            var similarity = StoryRule.Similarity(measure.Measure(later, earlier));
            if (similarity < Min)
                continue;
            similarities.ofArticle[later][earlier] = similarity;
            similarities.ofArticle[earlier][later] = similarity;
        }
        return similarities;
    }
}

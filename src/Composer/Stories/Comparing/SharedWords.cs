using BriefingBus.Composer.Stories.Sketches;

namespace BriefingBus.Composer.Stories.Comparing;

/// <summary>The summed terms of the reports of a story.</summary>
internal sealed class SharedWords
{
    private readonly int[] terms;
    private readonly float[] weights;
    private readonly double square;
    private double cohesion = double.NaN;

    /// <summary>Sums the terms of the reports.</summary>
    /// <param name="articles">All articles.</param>
    /// <param name="reports">The indexes of the reports.</param>
    /// <param name="sums">The working memory.</param>
    public SharedWords(ArticleTerms[] articles, ReadOnlySpan<int> reports, TermSums sums)
    {
        (terms, weights) = sums.Of(articles, reports);
        foreach (var weight in weights)
            square += (double)weight * weight;
        Array.Sort(terms, weights);
    }

    /// <summary>The average cosine of a report with the others.</summary>
    /// <param name="articles">All articles.</param>
    /// <param name="reports">The indexes of the reports.</param>
    /// <param name="spread">The working memory.</param>
    public double Cohesion(ArticleTerms[] articles, int[] reports, SpreadTerms spread)
    {
        // Two workers that compute it at the same time find the same value.
        if (double.IsNaN(cohesion))
            cohesion = reports.Average(report => SimilarityOfMember(articles[report], spread));
        return cohesion;
    }

    /// <summary>The cosine of another report with the sum.</summary>
    public double Similarity(ArticleTerms report, SpreadTerms spread) => Product(report, spread) / Math.Sqrt(square);

    /// <summary>The cosine of one of the reports with the others.</summary>
    public double SimilarityOfMember(ArticleTerms report, SpreadTerms spread)
    {
        // The sum without the report itself, whose square is 1.
        var product = Product(report, spread);
        return (product - 1) / Math.Sqrt(Math.Max(1e-9, square - 2 * product + 1));
    }

    private double Product(ArticleTerms report, SpreadTerms spread)
    {
        spread.Lay(report);
        double sum = 0;
        for (var t = 0; t < terms.Length; t++)
        {
            if (spread.Has(terms[t]))
                sum += (double)spread.WeightOf(terms[t]) * weights[t];
        }
        return sum;
    }
}

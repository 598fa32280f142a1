namespace BriefingBus.Composer.Stories;

/// <summary>What the reports of a story say together.</summary>
internal sealed class SharedWords
{
    private readonly Dictionary<int, float> weights = [];
    private readonly double square;

    public SharedWords(ArticleTerms[] reports)
    {
        Reports = reports.Length;
        foreach (var report in reports)
        {
            for (var t = 0; t < report.Terms.Length; t++)
                weights[report.Terms[t]] = weights.GetValueOrDefault(report.Terms[t]) + report.Weights[t];
        }
        square = weights.Values.Sum(w => (double)w * w);
        Cohesion = reports.Average(SimilarityOfMember);
    }

    /// <summary>How many reports there are.</summary>
    public int Reports { get; }

    /// <summary>The average cosine of a report with the others.</summary>
    public double Cohesion { get; }

    /// <summary>The cosine of another report with these.</summary>
    public double Similarity(ArticleTerms report) => Product(report) / Math.Sqrt(square);

    /// <summary>The cosine of one of the reports with the others.</summary>
    public double SimilarityOfMember(ArticleTerms report)
    {
        // The sum without the report itself, of which the square is 1.
        var product = Product(report);
        return (product - 1) / Math.Sqrt(Math.Max(1e-9, square - 2 * product + 1));
    }

    private double Product(ArticleTerms report)
    {
        double sum = 0;
        for (var t = 0; t < report.Terms.Length; t++)
            sum += (double)report.Weights[t] * weights.GetValueOrDefault(report.Terms[t]);
        return sum;
    }
}

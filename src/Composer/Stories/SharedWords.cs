using System.Runtime.InteropServices;

namespace BriefingBus.Composer.Stories;

/// <summary>What the reports of a story say together.</summary>
internal sealed class SharedWords
{
    private readonly int[] terms;
    private readonly float[] weights;
    private readonly double square;

    /// <summary>Adds up what the reports say.</summary>
    /// <param name="reports">The reports.</param>
    /// <param name="spread">Where one report after another is laid out to be compared.</param>
    public SharedWords(ArticleTerms[] reports, SpreadTerms spread)
    {
        Reports = reports.Length;
        var sums = new Dictionary<int, float>();
        foreach (var report in reports)
        {
            for (var t = 0; t < report.Terms.Length; t++)
                CollectionsMarshal.GetValueRefOrAddDefault(sums, report.Terms[t], out _) += report.Weights[t];
        }
        square = sums.Values.Sum(w => (double)w * w);
        (terms, weights) = ([.. sums.Keys], [.. sums.Values]);
        Array.Sort(terms, weights);
        Cohesion = reports.Average(report => SimilarityOfMember(report, spread));
    }

    /// <summary>How many reports there are.</summary>
    public int Reports { get; }

    /// <summary>The average cosine of a report with the others.</summary>
    public double Cohesion { get; }

    /// <summary>The cosine of another report with these.</summary>
    public double Similarity(ArticleTerms report, SpreadTerms spread) => Product(report, spread) / Math.Sqrt(square);

    /// <summary>The cosine of one of the reports with the others.</summary>
    public double SimilarityOfMember(ArticleTerms report, SpreadTerms spread)
    {
        // The sum without the report itself, of which the square is 1.
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

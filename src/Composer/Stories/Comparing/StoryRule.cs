using System.Globalization;

namespace BriefingBus.Composer.Stories.Comparing;

/// <summary>Decides whether two articles report the same story, by a weighted sum of their features. The weights were fitted to labelled
/// pairs and rounded (<c>docs/quality.md</c>). They are biased against joining, since a wrong join hides a story and a missed one only
/// repeats it.</summary>
public static class StoryRule
{
    /// <summary>The weights, in the order of <see cref="PairFeatures.Labels"/>.</summary>
    public static readonly double[] Weights = [10.5, 1, 4, -2, -18, -18, -2, -4, -2, -1, 2.5, -2.3];

    /// <summary>The sum at which the probability of one story is one half.</summary>
    public const double EvenOdds = 6;

    /// <summary>The minimum similarity of related articles.</summary>
    public const double MinSimilarity = 0.1;

    // The distance from that sum at which the result is certain.
    private const double Certain = 5;

    // The maximum that the features which are slowest to compute can add.
    private static readonly double MaxOfOthers =
        new[] { 1, 3, 4, 5, 9, 11 }.Sum(feature => Math.Max(0, Weights[feature]));

    // Rounding must not decide.
    private const double Margin = 1e-9;

    /// <summary>Whether two articles cannot reach a similarity, whatever their remaining features are.</summary>
    /// <param name="known">Wording, names, days apart, same feed, short, same number.</param>
    /// <param name="minSimilarity">The minimum similarity, 0 to 1.</param>
    public static bool CannotReach(in PairFeatures known, double minSimilarity) =>
        (Weights[0] * known[0]) + (Weights[2] * known[2]) + (Weights[6] * known[6]) + (Weights[7] * known[7]) + (Weights[8] * known[8])
            + (Weights[10] * known[10]) + MaxOfOthers - EvenOdds + Margin < 2 * Certain * (minSimilarity - 0.5);

    /// <summary>The similarity of two articles, 0 to 1; 0.5 if one story is as likely as two.</summary>
    public static double Similarity(in PairFeatures features)
    {
        var sum = -EvenOdds;
        for (var i = 0; i < PairFeatures.Count; i++)
            sum += Weights[i] * features[i];
        return Math.Clamp(0.5 + sum / Certain / 2, 0, 1);
    }

    /// <summary>The parts of the sum as text: <c>wording 7.2, names in common 2.0, swapped -6.1</c>.</summary>
    public static string Explain(PairFeatures features) => string.Join(", ", PairFeatures.Labels
        .Select((label, i) => (Label: label, Points: Weights[i] * features[i]))
        .Where(p => Math.Abs(p.Points) >= 0.05)
        .Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Label} {p.Points:0.0}")));
}

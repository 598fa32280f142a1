using BriefingBus.Composer.Stories.Sketches;

namespace BriefingBus.Composer.Stories.Comparing;

/// <summary>Sums the weights of several articles by term. It reuses its memory, one element for each term. Not thread-safe.</summary>
/// <param name="terms">The number of terms.</param>
internal sealed class TermSums(int terms)
{
    private readonly float[] sums = new float[terms];
    private readonly List<int> found = [];

    /// <summary>The terms of the articles in the order in which they first occur, each with the sum of its weights.</summary>
    public (int[] Terms, float[] Weights) Of(ArticleTerms[] articles, ReadOnlySpan<int> members)
    {
        found.Clear();
        foreach (var member in members)
        {
            var theirs = articles[member].Terms.Span;
            var weights = articles[member].Weights.Span;
            for (var t = 0; t < theirs.Length; t++)
            {
                ref var sum = ref sums[theirs[t]];
                if (sum <= 0)
                    found.Add(theirs[t]);
                sum += weights[t];
            }
        }
        int[] all = [.. found];
        var added = new float[all.Length];
        for (var t = 0; t < all.Length; t++)
        {
            added[t] = sums[all[t]];
            sums[all[t]] = 0;
        }
        return (all, added);
    }
}

using BriefingBus.Composer.Stories.Sketches;

namespace BriefingBus.Composer.Stories.Comparing;

/// <summary>The weights of one text as an array by term, to compare many other texts with it.</summary>
/// <param name="terms">The number of terms.</param>
internal sealed class SpreadTerms(int terms)
{
    private readonly float[] weights = new float[terms];

    // One bit for each term: far smaller than the weights, so that it stays in the nearest cache.
    private readonly ulong[] has = new ulong[(terms + 63) / 64];
    private ArticleTerms? text;

    /// <summary>Replaces the text, unless it is the present one.</summary>
    public void Lay(ArticleTerms other)
    {
        if (ReferenceEquals(text, other))
            return;
        foreach (var term in text is null ? default : text.Terms.Span)
            has[term >> 6] = 0;
        text = other;
        var own = other.Terms.Span;
        var theirs = other.Weights.Span;
        for (var i = 0; i < own.Length; i++)
        {
            var term = own[i];
            has[term >> 6] |= 1ul << term;
            weights[term] = theirs[i];
        }
    }

    /// <summary>Whether the text has the term.</summary>
    public bool Has(int term) => (has[term >> 6] >> term & 1) != 0;

    /// <summary>The weight of a term of the text.</summary>
    public float WeightOf(int term) => weights[term];

    /// <summary>Finds the terms that the text has.</summary>
    /// <param name="others">The terms of another text.</param>
    /// <param name="places">Receives the indexes of the common terms; as long as <paramref name="others"/>.</param>
    /// <returns>The number of common terms.</returns>
    public int Common(ReadOnlySpan<int> others, Span<int> places)
    {
        var count = 0;
        // Without a branch, since it would be unpredictable.
        for (var i = 0; i < others.Length; i++)
        {
            places[count] = i;
            count += (int)(has[others[i] >> 6] >> others[i] & 1);
        }
        return count;
    }
}

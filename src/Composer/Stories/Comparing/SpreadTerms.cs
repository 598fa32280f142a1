using BriefingBus.Composer.Stories.Sketches;

namespace BriefingBus.Composer.Stories.Comparing;

/// <summary>One text's weights laid out by their terms, to compare many others with it.</summary>
/// <param name="terms">How many terms there are.</param>
internal sealed class SpreadTerms(int terms)
{
    private readonly float[] weights = new float[terms];

    // A bit for each term: ten times smaller than the weights, so that it stays in the nearest cache while others are looked up in it.
    private readonly ulong[] has = new ulong[(terms + 63) / 64];
    private ArticleTerms? text;

    /// <summary>Lays out a text, where it is not the one that is there.</summary>
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

    /// <summary>The weight of a term that the text has.</summary>
    public float WeightOf(int term) => weights[term];

    /// <summary>The places of the terms that the text has; their number.</summary>
    /// <param name="others">The terms of another text.</param>
    /// <param name="places">Receives the places; as long as <paramref name="others"/>.</param>
    public int Common(ReadOnlySpan<int> others, Span<int> places)
    {
        var count = 0;
        // Without a branch, which nobody could foretell.
        for (var i = 0; i < others.Length; i++)
        {
            places[count] = i;
            count += (int)(has[others[i] >> 6] >> others[i] & 1);
        }
        return count;
    }
}

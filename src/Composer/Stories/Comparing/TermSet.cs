namespace BriefingBus.Composer.Stories.Comparing;

/// <summary>The set of terms of a text. Refilling it needs no clearing.</summary>
/// <param name="terms">The number of terms.</param>
internal sealed class TermSet(int terms)
{
    private readonly int[] filledBy = new int[terms];
    private int text;

    /// <summary>Replaces the terms.</summary>
    public void Fill(ReadOnlySpan<int> some)
    {
        text++;
        foreach (var term in some)
            filledBy[term] = text;
    }

    /// <summary>Whether the set has the term.</summary>
    public bool Has(int term) => filledBy[term] == text;
}

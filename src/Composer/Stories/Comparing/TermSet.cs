namespace BriefingBus.Composer.Stories.Comparing;

/// <summary>Which terms a text has: filled anew for each text without being cleared.</summary>
/// <param name="terms">How many terms there are.</param>
internal sealed class TermSet(int terms)
{
    private readonly int[] filledBy = new int[terms];
    private int text;

    /// <summary>Makes it the set of these terms.</summary>
    public void Fill(ReadOnlySpan<int> some)
    {
        text++;
        foreach (var term in some)
            filledBy[term] = text;
    }

    /// <summary>Whether the text has the term.</summary>
    public bool Has(int term) => filledBy[term] == text;
}

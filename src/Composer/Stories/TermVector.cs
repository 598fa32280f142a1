namespace BriefingBus.Composer.Stories;

/// <summary>What a telling is about: its weightiest terms, as numbers of a vocabulary in ascending order, with weights whose squares sum to 1.</summary>
/// <param name="Terms">The terms.</param>
/// <param name="Weights">The weight of each.</param>
public sealed record TermVector(int[] Terms, float[] Weights)
{
    /// <summary>A telling that is about nothing.</summary>
    public static readonly TermVector Nothing = new([], []);
}

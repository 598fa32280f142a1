namespace BriefingBus.Composer.Stories;

/// <summary>What two articles have in common, and what differs. Each is 0 to about 1.</summary>
public readonly record struct PairFeatures
{
    /// <summary>The names of the features, in the order of <see cref="Values"/>.</summary>
    public static readonly string[] Labels =
        ["wording", "headline", "names in common", "other names", "swapped", "other number", "days apart", "same feed", "short", "no name in common", "same number", "nothing but a name"];

    /// <summary>The values.</summary>
    public required double[] Values { get; init; }
}

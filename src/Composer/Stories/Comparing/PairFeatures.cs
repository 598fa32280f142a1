using System.Runtime.CompilerServices;

namespace BriefingBus.Composer.Stories.Comparing;

/// <summary>What two articles have in common and how they differ. Each feature is 0 to about 1.</summary>
[InlineArray(Count)]
public struct PairFeatures
{
    /// <summary>The number of features.</summary>
    public const int Count = 12;

    /// <summary>The names of the features, in their order.</summary>
    public static readonly IReadOnlyList<string> Labels =
        ["wording", "headline", "names in common", "other names", "swapped", "other number", "days apart", "same feed", "short",
            "no name in common", "same number", "nothing but a name"];

    private double first;
}

namespace BriefingBus.Composer.Stories.Sketches;

/// <summary>The basis on which reports are grouped into stories.</summary>
public enum GroupingBasis
{
    /// <summary>Their words, names and numbers.</summary>
    Words,

    /// <summary>The same, and the meanings of headline and first sentence.</summary>
    Embeddings,
}

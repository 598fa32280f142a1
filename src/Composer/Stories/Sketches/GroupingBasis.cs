namespace BriefingBus.Composer.Stories.Sketches;

/// <summary>What says that two reports are one story.</summary>
public enum GroupingBasis
{
    /// <summary>Their words, names and numbers.</summary>
    Words,

    /// <summary>The same, and what headline and first sentence mean.</summary>
    Embeddings,
}

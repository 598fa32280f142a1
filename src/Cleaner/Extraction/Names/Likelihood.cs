namespace BriefingBus.Cleaner.Extraction.Names;

/// <summary>How reliably the name of an element identifies it.</summary>
internal enum Likelihood
{
    /// <summary>One word of the name matches; others have another meaning.</summary>
    Possible,

    /// <summary>The first word of the name matches: it names the subject, not the thing.</summary>
    Begins,

    /// <summary>The last word of the name matches.</summary>
    Likely,

    /// <summary>The whole name matches.</summary>
    Sure,
}

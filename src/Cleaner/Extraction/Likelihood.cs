namespace BriefingBus.Cleaner.Extraction;

/// <summary>How far the name of an element says what it is.</summary>
internal enum Likelihood
{
    /// <summary>A word of the name says so, and others say something else.</summary>
    Possible,

    /// <summary>The first word of the name says so: it names the matter, not the thing.</summary>
    Begins,

    /// <summary>The last word of the name says so.</summary>
    Likely,

    /// <summary>The name says nothing else.</summary>
    Sure,
}

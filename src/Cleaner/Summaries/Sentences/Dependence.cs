namespace BriefingBus.Cleaner.Summaries.Sentences;

/// <summary>How a sentence depends on the one before it.</summary>
internal enum Dependence
{
    /// <summary>It is understood alone.</summary>
    None,

    /// <summary>It refers to somebody or something named before; a headline may name them.</summary>
    OnNamed,

    /// <summary>It is in the first or second person (<c>We …</c>, <c>You …</c>): understood if the whole text is.</summary>
    OnSpeaker,

    /// <summary>It refers to something said before.</summary>
    OnThing,

    /// <summary>It continues or contradicts the sentence before.</summary>
    OnSentence,
}

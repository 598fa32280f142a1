namespace BriefingBus.Cleaner.Summaries.Sentences;

/// <summary>How a sentence depends on the one before it.</summary>
internal enum Leaning
{
    /// <summary>It is understood by itself.</summary>
    None,

    /// <summary>It speaks of somebody or something named before; a headline may name them.</summary>
    OnNamed,

    /// <summary>Somebody speaks in person (<c>We …</c>, <c>You …</c>): understood where the whole text is written so.</summary>
    OnSpeaker,

    /// <summary>It speaks of something said before.</summary>
    OnThing,

    /// <summary>It goes on with the sentence before, or turns against it.</summary>
    OnSentence,
}

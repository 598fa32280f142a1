namespace BriefingBus.Cleaner.Extraction;

/// <summary>A kind of page furniture that is recognised by the names that authors of templates give it.</summary>
/// <param name="Name">What it is, in words; shown by <c>clean --explain</c>.</param>
/// <param name="Source">Where these names come from.</param>
/// <param name="Words">
/// Words that say so wherever they are in a class or id (<c>share</c> in <c>article-share-bar</c>); a star is any ending.
/// </param>
/// <param name="WholeNames">Words that say so only when they are the whole class or id.</param>
/// <param name="ShareLimit">An element that holds more than this share of the page's prose is not furniture, whatever its name.</param>
/// <param name="OnlyWithLinks">True where the names say so only for an element that links elsewhere.</param>
/// <param name="Precision">How much the words say beside others that are unknown.</param>
internal sealed record DiscardRule(
    string Name,
    string Source,
    string Words,
    string WholeNames = "",
    double ShareLimit = 0.5,
    bool OnlyWithLinks = false,
    WordPrecision Precision = WordPrecision.Usual);

/// <summary>How much the words of a rule say where a name holds unknown words too.</summary>
internal enum WordPrecision
{
    /// <summary>Parts of an article are named so as well: <c>match-comment</c>, <c>step-header</c>.</summary>
    Loose,

    /// <summary>Short parts of an article are rarely named so.</summary>
    Usual,

    /// <summary>The words mean one thing only.</summary>
    Firm,
}

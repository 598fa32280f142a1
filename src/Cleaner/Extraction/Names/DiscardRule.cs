namespace BriefingBus.Cleaner.Extraction.Names;

/// <summary>A kind of page furniture that is recognised by the names that authors of templates give it.</summary>
/// <param name="Name">The kind of furniture, in words; shown by <c>clean --explain</c>.</param>
/// <param name="Source">The source of these names.</param>
/// <param name="Words">Words that identify it anywhere in a class or id (<c>share</c> in <c>article-share-bar</c>); a star matches any
/// ending.</param>
/// <param name="WholeNames">Words that identify it only as the whole class or id.</param>
/// <param name="ShareLimit">An element that holds more than this share of the page's prose is not furniture, whatever its name.</param>
/// <param name="OnlyWithLinks">True if the names identify only elements with links to other pages.</param>
/// <param name="NeverProse">True if the names never mean a paragraph that leads nowhere.</param>
/// <param name="Precision">The meaning of the words beside unknown words.</param>
internal sealed record DiscardRule(
    string Name,
    string Source,
    string Words,
    string WholeNames = "",
    double ShareLimit = 0.5,
    bool OnlyWithLinks = false,
    bool NeverProse = false,
    WordPrecision Precision = WordPrecision.Usual);

/// <summary>The meaning of a rule's words in a name that also has unknown words.</summary>
internal enum WordPrecision
{
    /// <summary>Parts of an article have such names as well: <c>match-comment</c>, <c>step-header</c>.</summary>
    Loose,

    /// <summary>Short parts of an article rarely have such names.</summary>
    Usual,

    /// <summary>The words have no other meaning.</summary>
    Firm,
}

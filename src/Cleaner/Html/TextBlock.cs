namespace BriefingBus.Cleaner.Html;

/// <summary>One block of a document as plain text, without markup, entities and surplus white space.</summary>
/// <param name="Kind">The kind of block.</param>
/// <param name="Text"> Its text, never empty. It has line breaks only for <c>br</c> and in <see cref="TextBlockKind.Code"/>. </param>
public sealed record TextBlock(TextBlockKind Kind, string Text)
{
    /// <summary>True if it is a single link, perhaps with punctuation or a label before it: it is about another page and is never
    /// quoted.</summary>
    public bool IsLink { get; init; }

    /// <summary>True if it begins with a link and continues after a mark or a line break: in a list of links, with a remark.</summary>
    public bool BeginsWithLink { get; init; }

    /// <summary>True if the paragraph before it was dropped, which may have held what it refers to.</summary>
    public bool FollowsDropped { get; init; }
}

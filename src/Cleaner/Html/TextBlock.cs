namespace BriefingBus.Cleaner.Html;

/// <summary>One block of a document as plain text: no markup, no entity, white space as in print.</summary>
/// <param name="Kind">What the block is.</param>
/// <param name="Text">
/// Its text, never empty. Holds line breaks only where the author wrote <c>br</c> or in <see cref="TextBlockKind.Code"/>.
/// </param>
public sealed record TextBlock(TextBlockKind Kind, string Text)
{
    /// <summary>True where it is one link and nothing else but punctuation: it speaks of another page, and is never quoted.</summary>
    public bool IsLink { get; init; }
}

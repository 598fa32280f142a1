namespace BriefingBus.Cleaner.Html;

/// <summary>What a block of text is in its document.</summary>
public enum TextBlockKind
{
    /// <summary>
    /// Running text: the only kind beside <see cref="ListItem"/> and <see cref="Quote"/> that a summary may take sentences from.
    /// </summary>
    Paragraph,

    /// <summary>A heading (<c>h1</c>–<c>h6</c>).</summary>
    Heading,

    /// <summary>One item of a list, without its bullet or number.</summary>
    ListItem,

    /// <summary>A paragraph inside a <c>blockquote</c>.</summary>
    Quote,

    /// <summary>Preformatted text or code; its line breaks and indentation are kept.</summary>
    Code,

    /// <summary>A row of a table, cells separated by <c> | </c>.</summary>
    Table,

    /// <summary>The caption of a picture or table.</summary>
    Caption,
}

namespace BriefingBus.Cleaner.Html;

/// <summary>The kind of a block of text.</summary>
public enum TextBlockKind
{
    /// <summary>Running text: besides <see cref="ListItem"/> and <see cref="Quote"/>, the only kind with sentences for summaries.
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

    /// <summary>A note below the text, marked as one.</summary>
    Footnote,
}

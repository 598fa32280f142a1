namespace BriefingBus.Cleaner.Html;

/// <summary>Recognises the notes below a text.</summary>
internal static class Footnotes
{
    /// <summary>Roles of notes (DPUB-ARIA 1.1).</summary>
    private static readonly HashSet<string> Roles = new(StringComparer.Ordinal) { "doc-endnotes", "doc-endnote", "doc-footnote" };

    /// <summary>Classes that generators give to notes: Markdown in Hugo, Jekyll and Ghost, Substack, WordPress and its plug-ins,
    /// Pandoc.</summary>
    private static readonly HashSet<string> Classes = new(StringComparer.OrdinalIgnoreCase)
    {
        "footnotes", "footnote", "footnotes-list", "footnote-list", "footnote-definition", "footnote-content", "endnotes", "endnote",
        "wp-block-footnotes", "easy-footnotes-wrapper", "footnotes_reference_container", "modern-footnotes-list", "sidenote", "marginnote",
    };

    /// <summary>True if the element holds nothing but notes.</summary>
    public static bool Are(MarkupNode node) =>
        (node.Attribute("role") is { } role && Roles.Contains(role)) || node.Names.Any(Classes.Contains);
}

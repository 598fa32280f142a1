using System.Text.RegularExpressions;

namespace BriefingBus.Rendering.Markdown;

/// <summary>Escapes text for CommonMark, so that readers see exactly its characters.</summary>
internal static partial class MarkdownText
{
    /// <summary>The text escaped for the middle of a line (CommonMark 0.31 §2.4); it must not have a line end.</summary>
    public static string Escape(string text) => Special().Replace(text, m => EscapeMatch(m.Value));

    /// <summary>The text escaped for the start of a paragraph, where a dash or a number would begin a list or a heading.</summary>
    public static string EscapeParagraph(string text)
    {
        var escaped = Escape(text);
        var marker = BlockMarker().Match(escaped);
        return marker.Success ? escaped.Insert(marker.Length - 1, "\\") : escaped;
    }

    /// <summary>The text escaped for a heading, which a trailing hash would close (§4.2).</summary>
    public static string EscapeHeading(string text) => Escape(text) is [.. var start, '#'] ? start + "\\#" : Escape(text);

    /// <summary>A link, or only its text if links to the address are not allowed.</summary>
    public static string Link(string text, string? address) => WebAddress.OrNull(address) is { } url
        ? $"[{Escape(text)}](<{EscapeDestination(url)}>)"
        : Escape(text);

    // The address has no space, angle bracket, backslash or line end after WebAddress, but an entity would still be decoded (§2.5).
    private static string EscapeDestination(string url) => Entity().Replace(url, m => "&amp;" + m.Value[1..]);

    private static string EscapeMatch(string special) => special.StartsWith("www", StringComparison.OrdinalIgnoreCase)
        ? special[..3] + "\\."
        : "\\" + special;

    // Emphasis, code, links, images, raw HTML, tables and strike-through (GFM), entities, and GFM's autolinks.
    [GeneratedRegex(
        @"[\\`*_\[\]<>|~@]|&#|&[a-z][a-z0-9]*;|://|\bwww\.",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Special();

    // §4.1 thematic breaks, §4.2 and §4.3 headings, §5.2 list markers.
    [GeneratedRegex(@"^(?:[-+=#]|[0-9]{1,9}[.)])", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex BlockMarker();

    [GeneratedRegex(@"&#|&[a-z][a-z0-9]*;", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Entity();
}

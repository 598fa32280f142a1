namespace BriefingBus.Fetcher.Feeds.Xml;

/// <summary>What elements inside a field mean to the field.</summary>
internal enum MarkupRule
{
    /// <summary>The field is a value, not prose: tags are dropped, a space stands between what they held.</summary>
    Drop,

    /// <summary>Character data is HTML already; elements standing in it are that HTML, unescaped (RSS <c>description</c>).</summary>
    EscapedHtml,

    /// <summary>The elements are the markup and character data is text in them (Atom <c>xhtml</c>, RFC 4287 §3.1.1.3).</summary>
    Markup,
}

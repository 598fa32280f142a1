namespace BriefingBus.Fetcher.Feeds.Xml;

/// <summary>The tokens of <see cref="XmlScanner"/>.</summary>
internal enum XmlToken
{
    /// <summary>Nothing read yet.</summary>
    None,

    Start,

    /// <summary>The end of an element, with or without an end tag.</summary>
    End,

    /// <summary>Characters between tags, references not yet replaced.</summary>
    Text,

    /// <summary>The inside of a CDATA section.</summary>
    CData,
}

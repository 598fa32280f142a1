namespace BriefingBus.Fetcher.Feeds.Xml;

/// <summary>What <see cref="XmlScanner"/> reports.</summary>
internal enum XmlToken
{
    /// <summary>Nothing read yet.</summary>
    None,

    /// <summary>A start tag.</summary>
    Start,

    /// <summary>The end of an element, with or without an end tag.</summary>
    End,

    /// <summary>Characters between tags, references not yet replaced.</summary>
    Text,

    /// <summary>The inside of a CDATA section.</summary>
    CData,
}

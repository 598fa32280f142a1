using System.Xml;

namespace BriefingBus.Configuration.Opml;

/// <summary>Writes subscriptions as OPML 2.0 (http://opml.org/spec2.opml), which other readers and <see cref="OpmlReader"/> read.</summary>
public static class OpmlWriter
{
    /// <summary>The document in UTF-8.</summary>
    /// <param name="subscriptions">The feeds; adjacent ones in the same folders are grouped.</param>
    /// <param name="at">The present.</param>
    public static byte[] Write(IReadOnlyList<Subscription> subscriptions, DateTimeOffset at)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("opml");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteStartElement("head");
            xml.WriteElementString("title", "BriefingBus");
            xml.WriteElementString("dateCreated", at.UtcDateTime.ToString("r"));
            xml.WriteEndElement();
            xml.WriteStartElement("body");
            WriteOutlines(xml, subscriptions);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        return buffer.ToArray();
    }

    private static void WriteOutlines(XmlWriter xml, IReadOnlyList<Subscription> subscriptions)
    {
        IReadOnlyList<string> open = [];
        foreach (var feed in subscriptions)
        {
            var common = open.Zip(feed.Folders).TakeWhile(pair => pair.First == pair.Second).Count();
            for (var i = open.Count; i > common; i--)
                xml.WriteEndElement();
            foreach (var folder in feed.Folders.Skip(common))
                Begin(xml, folder);
            open = feed.Folders;
            Begin(xml, feed.Name ?? feed.Url);
            xml.WriteAttributeString("type", "rss");
            xml.WriteAttributeString("xmlUrl", Writable(feed.Url));
            xml.WriteEndElement();
        }
        for (var i = open.Count; i > 0; i--)
            xml.WriteEndElement();
    }

    private static void Begin(XmlWriter xml, string text)
    {
        xml.WriteStartElement("outline");
        xml.WriteAttributeString("text", Writable(text));
        xml.WriteAttributeString("title", Writable(text));
    }

    private static string Writable(string text)
    {
        var writable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes().Where(
            r => !char.IsControl((char)Math.Min(r.Value, char.MaxValue)) && r.Value is not (0xFFFE or 0xFFFF)))
            writable.Append(rune);
        return writable.ToString();
    }
}

using System.Text;
using System.Xml;
using BriefingBus.Configuration;
using BriefingBus.Rendering;

namespace BriefingBus.Web.Feeds;

/// <summary>The configured feeds as OPML 2.0 (http://opml.org/spec2.opml), for another reader: editions, in them sections, in them feeds.
/// Feeds that are files of this installation, those with a secret in their address, and whatever a feed needs to sign in, stay
/// here.</summary>
public static class Opml
{
    /// <summary>The document in UTF-8.</summary>
    /// <param name="editions">The editions as configured.</param>
    /// <param name="names">The name to show of a feed, by its address.</param>
    /// <param name="at">The present.</param>
    public static byte[] Write(IReadOnlyList<EditionOptions> editions, Func<FeedOptions, string> names, DateTimeOffset at)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, new() { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("opml");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteStartElement("head");
            xml.WriteElementString("title", "BriefingBus");
            xml.WriteElementString("dateCreated", at.UtcDateTime.ToString("r"));
            xml.WriteEndElement();
            xml.WriteStartElement("body");
            foreach (var edition in editions)
            {
                Begin(xml, edition.Title);
                foreach (var section in edition.Sections)
                {
                    Begin(xml, section.Title);
                    foreach (var feed in section.Feeds.Where(f => f.Address is null && WebAddress.OrNull(f.Url) is not null))
                    {
                        Begin(xml, names(feed));
                        xml.WriteAttributeString("type", "rss");
                        xml.WriteAttributeString("xmlUrl", WebAddress.OrNull(feed.Url));
                        xml.WriteEndElement();
                    }
                    xml.WriteEndElement();
                }
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        return buffer.ToArray();
    }

    private static void Begin(XmlWriter xml, string text)
    {
        xml.WriteStartElement("outline");
        xml.WriteAttributeString("text", Printable.Line(text));
        xml.WriteAttributeString("title", Printable.Line(text));
    }
}

using System.Xml;
using BriefingBus.Rendering.Html;

namespace BriefingBus.Rendering.Atom;

/// <summary>Writes briefings as an Atom feed (RFC 4287), so that any feed reader can subscribe to an edition.</summary>
public static class AtomForm
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    /// <summary>The feed as an XML document in UTF-8, the newest briefing first; line ends are line feeds.</summary>
    /// <param name="title">The feed's title.</param>
    /// <param name="address">Absolute address of the feed: its identity and its link to itself (RFC 4287 §4.1.1).</param>
    /// <param name="page">Returns the absolute address of a briefing's page, or null if it has none.</param>
    /// <param name="briefings">Rendered briefings, in any order; at least one, since a feed states when it last changed (§4.2.15).</param>
    /// <param name="hub">Absolute address of the hub that notifies subscribers of new briefings (WebSub §4), or null.</param>
    /// <exception cref="ArgumentException">There is no briefing.</exception>
    public static string Write(
        string title, Uri address, Func<BriefingComposed, Uri?> page, IReadOnlyCollection<BriefingComposed> briefings, Uri? hub = null)
    {
        if (briefings.Count == 0)
            throw new ArgumentException("A feed needs at least one briefing.", nameof(briefings));
        var document = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        using (var xml = XmlWriter.Create(document, new() { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteElementString("id", Namespace, address.AbsoluteUri);
            xml.WriteElementString("title", Namespace, Printable.Line(title));
            xml.WriteElementString("updated", Namespace, Instant(briefings.Max(b => b.ScheduledAt)));
            Link(xml, "self", "application/atom+xml", address);
            if (hub is not null)
                Link(xml, "hub", null, hub);
            Author(xml, "BriefingBus");
            xml.WriteElementString("generator", Namespace, "BriefingBus");
            foreach (var briefing in briefings.OrderByDescending(b => b.ScheduledAt).ThenBy(b => b.BriefingId))
                Entry(xml, briefing, page(briefing));
            xml.WriteEndElement();
        }

        return document.Append('\n').ToString();
    }

    private static void Entry(XmlWriter xml, BriefingComposed briefing, Uri? page)
    {
        var clock = BriefingClock.Of(briefing);
        xml.WriteStartElement("entry", Namespace);
        xml.WriteElementString("id", Namespace, $"urn:uuid:{briefing.BriefingId:D}");
        xml.WriteElementString("title", Namespace, $"{Printable.Line(briefing.Title)} – {clock.Heading}");
        xml.WriteElementString("published", Namespace, Instant(briefing.ScheduledAt));
        xml.WriteElementString("updated", Namespace, Instant(briefing.ScheduledAt));
        if (page is not null)
            Link(xml, "alternate", "text/html", page);
        foreach (var tag in briefing.Tags)
        {
            xml.WriteStartElement("category", Namespace);
            xml.WriteAttributeString("term", Printable.Line(tag));
            xml.WriteEndElement();
        }

        xml.WriteElementString("summary", Namespace, string.Join(" · ", Wording.Totals(briefing)));
        xml.WriteStartElement("content", Namespace);
        xml.WriteAttributeString("type", "html");
        xml.WriteString(HtmlForm.BodyOf(briefing.Html)); // RFC 4287 §3.1.1.2: valid content of a <div>
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string? type, Uri address)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        if (type is not null)
            xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address.AbsoluteUri);
        xml.WriteEndElement();
    }

    private static void Author(XmlWriter xml, string name)
    {
        xml.WriteStartElement("author", Namespace);
        xml.WriteElementString("name", Namespace, name);
        xml.WriteEndElement();
    }

    private static string Instant(DateTimeOffset instant) => instant.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}

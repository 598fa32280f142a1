using System.Xml;
using System.Xml.Linq;

namespace BriefingBus.Fetcher.Feeds.Formats;

/// <content>One alert as XML.</content>
internal static partial class CapAlerts
{
    private const string Namespace = "urn:oasis:names:tc:emergency:cap:";

    /// <summary>The alert of an XML document; null if it is none.</summary>
    public static FeedDraft? OfXml(ReadOnlySpan<byte> text, FeedSource source)
    {
        var beginning = text[..Math.Min(text.Length, Beginning)];
        if (beginning.IndexOf("<alert"u8) < 0 && beginning.IndexOf(":alert"u8) < 0)
            return null;
        var xml = Encoding.UTF8.GetString(text);
        try
        {
            if (IsTooDeep(xml, source.Limits.Depth))
                return null;
            using var reader = Reader(xml);
            var alert = XElement.Load(reader);
            return alert.Name.LocalName == "alert" && alert.Name.NamespaceName.StartsWith(Namespace, StringComparison.Ordinal)
                ? Read(Infos(alert), null, source) : null;
        }
        catch (XmlException)
        {
            return null; // the reader of feeds reports what is wrong with it
        }
    }

    /// <summary>Whether elements are nested too deeply to be loaded: loading takes time by the square of the depth, and reading their text
    /// a frame of the stack for each.</summary>
    private static bool IsTooDeep(string xml, int depth)
    {
        using var reader = Reader(xml);
        while (reader.Read())
        {
            if (reader.Depth > depth)
                return true;
        }
        return false;
    }

    private static XmlReader Reader(string xml) => XmlReader.Create(
        new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });

    // Reads the first language of a multilingual alert.
    private static IEnumerable<Dictionary<string, string>> Infos(XElement alert)
    {
        var infos = alert.Elements().Where(e => e.Name.LocalName == "info").ToList();
        var language = infos.Count == 0 ? null : Own(infos[0], "language");
        var shared = OfAlert.ToDictionary(name => name, name => Own(alert, name));
        return infos.Where(i => Own(i, "language") == language).Select((info, n) => Alert(
            shared, name => name == CapAwareness.Name ? CapAwareness.Of(info) : Own(info, name),
            info.Elements().Where(e => e.Name.LocalName == "area").Select(a => Own(a, "areaDesc")), n));
    }

    private static string? Own(XElement element, string name) =>
        string.Join(' ', element.Elements().Where(e => e.Name.LocalName == name).Select(e => e.Value.Trim())) is { Length: > 0 } text
            ? text : null;
}

using System.Net;
using System.Xml;

namespace BriefingBus.Configuration.Opml;

/// <summary>Reads OPML 1.0 to 2.0 (http://opml.org/spec2.opml) as exported by feed readers: Miniflux, FreshRSS, Feedly, Inoreader,
/// NetNewsWire, Newsboat and others. Outlines without an address are folders.</summary>
public static partial class OpmlReader
{
    /// <summary>FreshRSS's own attributes (https://github.com/FreshRSS/FreshRSS/blob/edge/docs/en/developers/OPML.md).</summary>
    private const string FreshRss = "https://freshrss.org/opml";

    private static readonly string[] ScrapedTypes = ["XPath", "DotPath", "DotNotation"];

    /// <summary>The maximum nesting of outlines, more than a feed reader writes.</summary>
    private const int MaxDepth = 64;

    /// <summary>Reads a document.</summary>
    /// <param name="document">Its bytes.</param>
    /// <exception cref="OpmlException">It is not OPML.</exception>
    public static OpmlDocument Read(byte[] document)
    {
        if (document.Length == 0)
            throw new OpmlException("The document is empty, expected <opml>, a list of subscriptions.");
        try
        {
            return Read(XmlReader.Create(new MemoryStream(document), Settings()));
        }
        catch (XmlException strict)
        {
            // Unescaped ampersands in addresses and HTML entities in titles are common, so they are repaired; the other rules of XML apply.
            try
            {
                return Read(XmlReader.Create(new StringReader(Mended(document)), Settings()));
            }
            catch (XmlException)
            {
                throw new OpmlException($"Line {strict.LineNumber}, column {strict.LinePosition} is not valid XML: {strict.Message}");
            }
        }
    }

    private static XmlReaderSettings Settings() => new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        CheckCharacters = false,
    };

    private static OpmlDocument Read(XmlReader xml)
    {
        using (xml)
        {
            if (xml.MoveToContent() != XmlNodeType.Element || !xml.LocalName.Equals("opml", StringComparison.OrdinalIgnoreCase))
            {
                var found = xml.NodeType == XmlNodeType.Element ? $"<{xml.Name}>" : "empty";
                throw new OpmlException($"The document is {found}, expected <opml>, a list of subscriptions.");
            }
            var subscriptions = new List<Subscription>();
            var problems = new List<string>();
            var folders = new Stack<string>();
            while (xml.Read())
            {
                if (!xml.LocalName.Equals("outline", StringComparison.OrdinalIgnoreCase))
                    continue;
                if (xml.NodeType == XmlNodeType.EndElement)
                    folders.Pop();
                else if (xml.NodeType == XmlNodeType.Element)
                    Outline(xml, folders, subscriptions, problems);
            }
            return new(subscriptions, problems);
        }
    }

    private static void Outline(XmlReader xml, Stack<string> folders, List<Subscription> subscriptions, List<string> problems)
    {
        var (line, isEmpty) = (((IXmlLineInfo)xml).LineNumber, xml.IsEmptyElement);
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (xml.MoveToNextAttribute())
        {
            var isFreshRss = xml.NamespaceURI.Equals(FreshRss, StringComparison.OrdinalIgnoreCase);
            attributes.TryAdd(isFreshRss ? "frss:" + xml.LocalName : xml.LocalName, xml.Value);
        }
        xml.MoveToElement();

        var text = OneLine(attributes.GetValueOrDefault("title")) ?? OneLine(attributes.GetValueOrDefault("text"));
        var isFeed = attributes.TryGetValue("xmlUrl", out var url) && !string.IsNullOrWhiteSpace(url);
        if (isFeed && Problem(url!.Trim(), attributes.GetValueOrDefault("type")) is { } problem)
            problems.Add($"Line {line}: {text ?? url} is left out: {problem}");
        else if (isFeed)
            subscriptions.Add(Feed(url!.Trim(), text, folders, attributes));
        else if (isEmpty && attributes.GetValueOrDefault("type") is { } type && !type.Equals("folder", StringComparison.OrdinalIgnoreCase))
            problems.Add($"Line {line}: {text ?? "an outline"} is left out: it has no xmlUrl.");
        if (isEmpty)
            return;
        if (folders.Count >= MaxDepth)
            throw new OpmlException($"Line {line}: outlines are nested more than {MaxDepth} levels deep.");
        folders.Push(isFeed ? "" : text ?? "");
    }

    private static Subscription Feed(string url, string? name, Stack<string> folders, Dictionary<string, string> attributes) => new(
        url,
        name == url ? null : name,
        folders.Any(f => f.Length > 0)
            ? [.. folders.Reverse().Where(f => f.Length > 0)]
            : Category(attributes.GetValueOrDefault("category")))
    {
        FullText = attributes.ContainsKey("frss:cssFullContent"),
        Mute = [.. ReaderFilters.OfFreshRss(attributes.GetValueOrDefault("frss:filtersActionRead"))],
    };

    /// <summary>The first category, as folders: <c>/Boston/Weather,/Harvard</c> (OPML 2.0, "Other special attributes").</summary>
    private static IReadOnlyList<string> Category(string? categories) =>
        [.. (categories?.Split(',')[0] ?? "").Split('/').Select(c => OneLine(c)).OfType<string>()];

    private static string? Problem(string url, string? type)
    {
        // FreshRSS exports scraped pages with types of their own.
        if (type is not null
            && (type.StartsWith("HTML", StringComparison.OrdinalIgnoreCase)
                || ScrapedTypes.Any(scraped => type.Contains(scraped, StringComparison.OrdinalIgnoreCase))))
            return $"its reader makes a feed of a page by its own rules ({type}).";
        return Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Length > 0
            ? null
            : $"'{url}' is no http or https address.";
    }

    private static string? OneLine(string? text)
    {
        var line = text is null ? "" : White().Replace(text, " ").Trim();
        return line.Length == 0 ? null : string.Concat(line.Where(c => !char.IsControl(c)));
    }

    private static string Mended(byte[] document)
    {
        // The encoding declaration is ASCII in every encoding except UTF-16, which has a byte order mark.
        var declared = Declaration().Match(Encoding.Latin1.GetString(document.AsSpan(0, Math.Min(document.Length, 200))));
        using var reader = new StreamReader(new MemoryStream(document), declared.Success ? Known(declared.Groups[1].Value) : Encoding.UTF8);
        var text = Declaration().Replace(reader.ReadToEnd(), m => m.Value.Replace(m.Groups[1].Value, "utf-8", StringComparison.Ordinal), 1);
        return Ampersand().Replace(text, m => WebUtility.HtmlDecode(m.Value) is var decoded && decoded != m.Value
            ? string.Concat(decoded.Select(c => $"&#{(int)c};"))
            : "&amp;" + m.Value[1..]);
    }

    private static Encoding Known(string name)
    {
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex White();

    [GeneratedRegex("&(?!amp;|lt;|gt;|quot;|apos;|#[0-9]+;|#x[0-9A-Fa-f]+;)(?:[A-Za-z][A-Za-z0-9]*;)?", RegexOptions.CultureInvariant)]
    private static partial Regex Ampersand();

    [GeneratedRegex("<\\?xml[^>]*encoding=[\"']([A-Za-z0-9._-]+)[\"']", RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();
}

/// <summary>A parsed list of subscriptions.</summary>
/// <param name="Subscriptions">The feeds, in the document's order.</param>
/// <param name="Problems">The entries that are not feeds that can be polled, as sentences.</param>
public sealed record OpmlDocument(IReadOnlyList<Subscription> Subscriptions, IReadOnlyList<string> Problems);

/// <summary>A document is not a list of subscriptions.</summary>
/// <param name="message">The reason and the place, as a sentence.</param>
public sealed class OpmlException(string message) : Exception(message);

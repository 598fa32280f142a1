using System.Net;
using System.Text;
using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction.Metadata;

/// <summary>The elements with a page's metadata, collected in one pass.</summary>
internal sealed class PageTags
{
    private readonly Dictionary<string, string> metas = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<MarkupNode>> items = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<MarkupNode> headlines = [];

    /// <summary>Collects the elements.</summary>
    public PageTags(MarkupNode root)
    {
        foreach (var node in root.Subtree().Where(n => !n.IsText))
        {
            Collect(node);
            foreach (var property in Properties(node))
            {
                if (!items.TryGetValue(property, out var list))
                    items[property] = list = [];
                list.Add(node);
            }
        }
    }

    /// <summary>The text of <c>title</c>, or null.</summary>
    public string? Title { get; private set; }

    /// <summary>The canonical address, as written, or null.</summary>
    public string? Canonical { get; private set; }

    /// <summary>The language of the <c>html</c> element, or null.</summary>
    public string? Language { get; private set; }

    /// <summary>The page's <c>h1</c> if it has exactly one; otherwise null.</summary>
    public string? OnlyHeadline => headlines.Count == 1 ? TextOf(headlines[0]) : null;

    /// <summary>The content of the first meta tag of that name or property, or null.</summary>
    public string? Meta(string name) => metas.GetValueOrDefault(name);

    /// <summary>The value of the first microdata property of that name, or null.</summary>
    public string? Item(string property) => Items(property).FirstOrDefault();

    /// <summary>The values of a microdata property; of a person its name.</summary>
    public IEnumerable<string> Items(string property) =>
        items.TryGetValue(property, out var nodes) ? nodes.Select(Value).OfType<string>() : [];

    /// <summary>The properties of schema.org in microdata, or else in RDFa, where they may have a prefix.</summary>
    private static IEnumerable<string> Properties(MarkupNode node) =>
        node.Attribute("itemprop") is { } microdata
            ? microdata.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            : node.Name != "meta" && node.Attribute("property") is { } rdfa
            ? rdfa.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Replace("schema:", "", StringComparison.Ordinal))
            : [];

    private void Collect(MarkupNode node)
    {
        switch (node.Name)
        {
            case "meta"
                when (node.Attribute("property") ?? node.Attribute("name") ?? node.Attribute("http-equiv")) is { } name
                && node.Attribute("content") is { Length: > 0 } content:
                metas.TryAdd(name, content);
                break;
            case "title" when node.Parent is not { Name: "svg" or "g" }:
                Title ??= TextOf(node);
                break;
            case "html":
                Language ??= node.Attribute("lang") ?? node.Attribute("xml:lang");
                break;
            case "link" when node.Attribute("rel") == "canonical":
                Canonical ??= node.Attribute("href");
                break;
            case "h1" when !IsLogo(node):
                headlines.Add(node);
                break;
        }
    }

    /// <summary>The site's name in a heading: a link to its front page.</summary>
    private static bool IsLogo(MarkupNode heading) =>
        heading.Subtree().FirstOrDefault(n => n.Name == "a")?.Attribute("href") is { } href
        && (href is "/" or "./" or "."
            || (Uri.TryCreate(href, UriKind.Absolute, out var address) && address is { AbsolutePath: "/", Query: "" }))
        && heading.Subtree().All(n => !n.IsText || n.Text.AsSpan().IsWhiteSpace() || IsInLink(n, heading));

    private static bool IsInLink(MarkupNode text, MarkupNode heading)
    {
        for (var step = text.Parent; step is not null && step != heading; step = step.Parent)
        {
            if (step.Name == "a")
                return true;
        }
        return false;
    }

    private static string? Value(MarkupNode node)
    {
        if (node.Attribute("content") is { Length: > 0 } content)
            return content;
        if (node.Name is "img" or "a" or "link" && node.Attribute("itemprop") == "image")
            return node.Attribute("src") ?? node.Attribute("href");
        var name = node.Attribute("itemscope") is null && node.Attribute("property") is null
            ? null
            : node.Subtree().Skip(1).FirstOrDefault(n => Properties(n).Contains("name"));
        return node.Attribute("datetime") ?? (name?.Attribute("content") is { Length: > 0 } given ? given : TextOf(name ?? node));
    }

    /// <summary>Facts are short: only the beginning of a longer element is read.</summary>
    private static string TextOf(MarkupNode node)
    {
        const int MaxLength = 1000;
        var text = new StringBuilder();
        foreach (var part in node.Subtree().Select(n => n.Text).Where(t => t.Length > 0))
        {
            text.Append(part);
            if (text.Length > MaxLength)
                break;
        }
        return WebUtility.HtmlEncode(text.ToString());
    }
}

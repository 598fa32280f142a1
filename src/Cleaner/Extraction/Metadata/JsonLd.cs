using System.Text.Json;
using BriefingBus.Cleaner.Html;
using BriefingBus.Text.Json;

namespace BriefingBus.Cleaner.Extraction.Metadata;

/// <summary>The JSON-LD of a page about its article, in the vocabulary of schema.org.</summary>
internal sealed record JsonLd
{
    /// <summary>The maximum number of scripts that are read; pages have a few.</summary>
    private const int ScriptLimit = 30;

    /// <summary>schema.org's Article and its subtypes as publishers use them.</summary>
    private static readonly HashSet<string> ArticleTypes =
    [
        "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle",
        "AskPublicNewsArticle", "ReviewNewsArticle", "BlogPosting", "LiveBlogPosting", "SocialMediaPosting",
        "DiscussionForumPosting", "Report", "ScholarlyArticle", "TechArticle", "MedicalScholarlyArticle",
        "SatiricalArticle", "AdvertiserContentArticle", "Review", "Recipe", "HowTo",
    ];

    /// <summary>Types of pages, whose date of publication counts if there is no article.</summary>
    private static readonly HashSet<string> PageTypes =
    [
        "WebPage", "ItemPage", "AboutPage", "FAQPage", "QAPage", "CollectionPage", "ProfilePage", "VideoObject", "Event", "Product",
    ];

    private static readonly HashSet<string> Organisations =
    [
        "Organization", "NewsMediaOrganization", "Corporation", "WebSite", "Brand", "LocalBusiness", "GovernmentOrganization", "NGO",
    ];

    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>True if the page describes an article, not only itself.</summary>
    public bool IsArticle { get; init; }

    public string? Headline { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The authors that the article only refers to: users of the content system, who may have written or entered it.</summary>
    public IReadOnlyList<string> Users { get; init; } = [];

    public string? Published { get; init; }

    /// <summary>When it was last changed, or null.</summary>
    public string? Modified { get; init; }

    public string? Language { get; init; }

    public string? Image { get; init; }

    public string? Description { get; init; }

    /// <summary>The article's text as plain text or HTML, or null.</summary>
    public string? Body { get; init; }

    /// <summary>The publisher's name, or null.</summary>
    public string? Publisher { get; init; }

    /// <summary>The first article that the scripts describe, or else the page itself, or null. A script that is no JSON is ignored.
    /// </summary>
    public static JsonLd? Read(MarkupNode root)
    {
        JsonLd? page = null;
        foreach (var script in root.Subtree().Where(n => n.Name == "script").Take(ScriptLimit))
        {
            if (Parse(string.Concat(script.Children.Select(c => c.Text))) is not { } document)
                continue;
            using (document)
            {
                foreach (var element in Objects(document.RootElement, 0))
                {
                    if (IsOf(element, ArticleTypes))
                        return Of(element, document.RootElement, isArticle: true);
                    page ??= IsOf(element, PageTypes) ? Of(element, document.RootElement, isArticle: false) : null;
                }
            }
        }
        return page;
    }

    private static JsonDocument? Parse(string script)
    {
        var json = script.Trim().TrimEnd(';');
        try
        {
            return JsonText.Parse(json, Lenient);
        }
        catch (JsonException)
        {
            // Some templates break lines inside a text, which JSON does not allow.
            return json.AsSpan().ContainsAnyInRange('\u0001', '\u001f') ? Parse(WithoutControls(json)) : null;
        }
    }

    private static string WithoutControls(string json) => string.Concat(json.Select(c => char.IsControl(c) ? ' ' : c));

    private static IEnumerable<JsonElement> Objects(JsonElement element, int depth) => element.ValueKind switch
    {
        JsonValueKind.Array when depth < 4 => element.EnumerateArray().SelectMany(e => Objects(e, depth + 1)),
        JsonValueKind.Object => element.TryGetProperty("@graph", out var graph) ? Objects(graph, depth + 1).Prepend(element)
            : element.TryGetProperty("mainEntity", out var main) ? Objects(main, depth + 1).Prepend(element) : [element],
        _ => [],
    };

    private static bool IsOf(JsonElement element, HashSet<string> types) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty("@type", out var type)
        && Strings(type).Any(t => types.Contains(t[(t.LastIndexOf('/') + 1)..]));

    private static JsonLd Of(JsonElement article, JsonElement document, bool isArticle) => new()
    {
        IsArticle = isArticle,
        Headline = isArticle ? Text(article, "headline") ?? Text(article, "name") : null,
        Authors = [.. Named(article, "author", persons: true)],
        Users = NamesOf([.. References(article, "author").Distinct()], document),
        Published = Text(article, "datePublished") ?? Text(article, "dateCreated"),
        Modified = Text(article, "dateModified"),
        Language = Text(article, "inLanguage"),
        Image = isArticle && article.TryGetProperty("image", out var image) ? Addresses(image).FirstOrDefault() : null,
        Description = Text(article, "description"),
        Body = Text(article, "articleBody"),
        Publisher = Named(article, "publisher").FirstOrDefault(),
    };

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? Strings(value).FirstOrDefault(s => s.Trim().Length > 0) : null;

    private static IEnumerable<string> Strings(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.AsText()!],
        JsonValueKind.Array => value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.AsText()!),
        _ => [],
    };

    private static IEnumerable<string> Named(JsonElement element, string name, bool persons = false)
    {
        if (!element.TryGetProperty(name, out var value))
            return [];
        return Values(value)
            .Where(v => !persons || !IsOf(v, Organisations))
            .Select(v => v.ValueKind == JsonValueKind.String ? v.AsText() : v.ValueKind == JsonValueKind.Object ? Text(v, "name") : null)
            .OfType<string>();
    }

    private static IEnumerable<JsonElement> Values(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : Enumerable.Repeat(value, 1);

    /// <summary>The nodes that a property only names: <c>{"@id": "#jo"}</c>.</summary>
    private static IEnumerable<string> References(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value)
            ? Values(value).Where(v => v.ValueKind == JsonValueKind.Object && Text(v, "name") is null)
                .Select(v => Text(v, "@id")).OfType<string>()
            : [];

    /// <summary>The names of the persons with these identities, in their order. A page may have thousands of both.</summary>
    private static List<string> NamesOf(List<string> ids, JsonElement document)
    {
        if (ids.Count == 0)
            return [];
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var node in Objects(document, 0).Where(node => node.ValueKind == JsonValueKind.Object && !IsOf(node, Organisations)))
            if (Text(node, "@id") is { } id && Text(node, "name") is { } name)
                names.TryAdd(id, name);
        return [.. ids.Select(id => names.GetValueOrDefault(id)).OfType<string>()];
    }

    private static IEnumerable<string> Addresses(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.AsText()!],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Addresses),
        JsonValueKind.Object when value.TryGetProperty("url", out var url) => Strings(url),
        JsonValueKind.Object when value.TryGetProperty("contentUrl", out var url) => Strings(url),
        _ => [],
    };
}

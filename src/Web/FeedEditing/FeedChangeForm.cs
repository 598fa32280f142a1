namespace BriefingBus.Web.FeedEditing;

/// <summary>A form's change of the feeds in <c>briefing.yaml</c>.</summary>
public sealed record FeedChangeForm
{
    /// <summary>The maximum size of an OPML document, in bytes; a larger one is imported from the shell.</summary>
    public const int MaxOpml = 1_000_000;

    /// <summary>The fields of the change; the form that applies it repeats them.</summary>
    private static readonly string[] Names =
        ["change", "edition", "section", "url", "place", "newSection", "name", "withSection", "opml"];

    /// <summary><c>add</c>, <c>import</c>, <c>enable</c>, <c>disable</c>, <c>move</c> or <c>remove</c>.</summary>
    public required string Change { get; init; }

    /// <summary>Name of the edition that has the feed.</summary>
    public string Edition { get; init; } = "";

    /// <summary>Title of the section that has the feed.</summary>
    public string Section { get; init; } = "";

    /// <summary>Address of the feed as it is written.</summary>
    public string Url { get; init; } = "";

    /// <summary>Name of the edition that gets the feed.</summary>
    public string ToEdition { get; init; } = "";

    /// <summary>Title of the section that gets the feed; for an import, of the section for feeds outside folders.</summary>
    public string ToSection { get; init; } = "";

    /// <summary>The name to show; empty for the feed's own title.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether to remove a section that has no feed left.</summary>
    public bool WithSection { get; init; }

    /// <summary>An OPML document in base64, which preserves its encoding; empty unless one is imported.</summary>
    public string Opml { get; init; } = "";

    /// <summary>The version of the file in the preview that the operator saw; empty to get the preview.</summary>
    public string Version { get; init; } = "";

    /// <summary>The fields as they were sent.</summary>
    public required IReadOnlyList<(string Name, string Value)> Fields { get; init; }

    /// <summary>Reads a form.</summary>
    public static async Task<FeedChangeForm> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        var fields = Names.Select(name => (Name: name, Value: form[name].ToString())).Where(f => f.Value.Length > 0).ToList();
        if (form.Files["file"] is { Length: > 0 and <= MaxOpml } file)
        {
            using var copy = new MemoryStream();
            await file.CopyToAsync(copy, cancellationToken);
            fields.Add(("opml", Convert.ToBase64String(copy.ToArray())));
        }
        var place = Value("place").Split('/', 2);
        return new()
        {
            Change = Value("change"),
            Edition = Value("edition"),
            Section = Value("section"),
            Url = Value("url"),
            ToEdition = place[0],
            ToSection = Value("newSection").Trim() is { Length: > 0 } title ? title : place.ElementAtOrDefault(1) ?? "",
            Name = Value("name").Trim(),
            WithSection = Value("withSection") == "yes",
            Opml = Value("opml"),
            Version = form["version"].ToString(),
            Fields = fields,
        };

        string Value(string name) => fields.FirstOrDefault(f => f.Name == name).Value ?? "";
    }
}

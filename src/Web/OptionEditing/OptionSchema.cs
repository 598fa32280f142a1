using System.Text.Json.Nodes;

namespace BriefingBus.Web.OptionEditing;

/// <summary>The options from the JSON Schema of <c>briefing.yaml</c>, which includes those of other services.</summary>
internal static class OptionSchema
{
    // Nested parts, their names, and parts with a page of their own.
    private static readonly string[] Elsewhere = ["name", "asOf", "sections", "feeds", "url", "enabled"];

    private static readonly JsonNode Whole = Read();

    private static readonly JsonNode Edition = Whole["properties"]!["editions"]!["items"]!;
    private static readonly JsonNode Section = Edition["properties"]!["sections"]!["items"]!;

    /// <summary>The options of an edition.</summary>
    public static IReadOnlyList<OptionField> OfEdition { get; } = Fields(Edition);

    /// <summary>The options of a new edition, which begins with a section and a feed.</summary>
    public static IReadOnlyList<OptionField> OfNewEdition { get; } =
    [
        new(NewEdition.Name, OptionForm.Text) { Description = Described(Edition, "name"), IsRequired = true },
        .. OfEdition.Where(f => f.IsRequired),
        new(NewEdition.Section, OptionForm.Text)
        {
            Description = "Title of its first section; more are added with their feeds.",
            IsRequired = true,
        },
        new(NewEdition.Feed, OptionForm.Text)
        {
            Description = Described(Section["properties"]!["feeds"]!["items"]!, "url"),
            IsRequired = true,
        },
        .. OfEdition.Where(f => !f.IsRequired),
    ];

    /// <summary>The options of a section.</summary>
    public static IReadOnlyList<OptionField> OfSection { get; } = Fields(Section);

    /// <summary>The options of a feed, except its address.</summary>
    public static IReadOnlyList<OptionField> OfFeed { get; } =
        [new("name", OptionForm.Text) { Description = "Name to show; else the feed's own title." },
            .. Fields(Section["properties"]!["feeds"]!["items"]!)];

    /// <summary>The options of an outlet, by its kind.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<OptionField>> OfOutlet { get; } =
        Whole["properties"]!["deliver"]!["properties"]!.AsObject().ToDictionary(
            kind => kind.Key,
            kind => (IReadOnlyList<OptionField>)
            [
                .. Fields(kind.Value!["additionalProperties"]!, except: []).OrderByDescending(f => f.IsRequired),
            ]);

    private static string Described(JsonNode record, string key) => record["properties"]![key]!["description"]!.ToString();

    private static JsonNode Read()
    {
        using var schema = typeof(OptionSchema).Assembly.GetManifestResourceStream("briefing.schema.json")!;
        return JsonNode.Parse(schema)!;
    }

    private static List<OptionField> Fields(JsonNode record) => Fields(record, Elsewhere);

    private static List<OptionField> Fields(JsonNode record, IReadOnlyList<string> except)
    {
        var required = record["required"]?.AsArray().Select(key => key!.ToString()).ToHashSet() ?? [];
        return
        [
            .. record["properties"]!.AsObject().Where(p => !except.Contains(p.Key)).Select(p =>
            {
                var (form, words) = FormOf(p.Value!);
                return new OptionField(p.Key, form)
                {
                    Words = words,
                    Description = p.Value!["description"]?.ToString() ?? "",
                    Default = p.Value["default"]?.ToString() ?? "",
                    IsRequired = required.Contains(p.Key),
                };
            }),
        ];
    }

    private static (OptionForm Form, IReadOnlyList<string> Words) FormOf(JsonNode option)
    {
        var types = option["type"] is JsonArray several ? several.Select(t => t!.ToString()).ToList() : [option["type"]!.ToString()];
        var pattern = option["pattern"]?.ToString() ?? "";
        if (types.Contains("object"))
            return (OptionForm.Names, []);
        if (types.Contains("array"))
            return (option["items"]!["type"]!.ToString() == "object" ? OptionForm.Pairs : OptionForm.List, []);
        if (pattern == Secret.SchemaPattern)
            return (OptionForm.Secret, []);
        if (Words(pattern) is { } words)
            return (OptionForm.Choice, words);
        var isNumber = types.Contains("integer") || (types.Contains("number") && pattern.Length > 0);
        return (isNumber || pattern.Contains("[wdhms]", StringComparison.Ordinal) ? OptionForm.Word : OptionForm.Text, []);
    }

    // A pattern such as ^(startTls|tls|none)$ lists the values.
    private static string[]? Words(string pattern) =>
        pattern.StartsWith("^(", StringComparison.Ordinal) && pattern.EndsWith(")$", StringComparison.Ordinal)
            && pattern[2..^2].All(c => char.IsAsciiLetter(c) || c == '|')
            ? pattern[2..^2].Split('|')
            : null;
}

using System.Text.Json.Nodes;
using BriefingBus.Configuration.Editing;
using BriefingBus.Web.Feeds;

namespace BriefingBus.Web.OptionEditing;

/// <summary>A part of <c>briefing.yaml</c> with options that a form changes.</summary>
public sealed record OptionPart
{
    /// <summary>Its heading.</summary>
    public required string Title { get; init; }

    /// <summary>The path of its form.</summary>
    public required string Path { get; init; }

    /// <summary>The options that it may have.</summary>
    public required IReadOnlyList<OptionField> Fields { get; init; }

    /// <summary>Its place in the file; null for a new edition or outlet.</summary>
    public OptionPlace? Place { get; init; }

    /// <summary>Its current options; null for a new outlet.</summary>
    public OptionKeys? Now { get; init; }

    /// <summary>The kind of outlet, or null.</summary>
    public string? OutletKind { get; init; }

    /// <summary>The name of the outlet; null for a new one and for other parts.</summary>
    public string? OutletName { get; init; }

    /// <summary>Its name in the button that removes it; null if it cannot be removed.</summary>
    public string? Removable { get; init; }

    /// <summary>An edition.</summary>
    public static OptionPart? OfEdition(BriefingEditor editor, string edition) =>
        editor.Options.PlaceOf(edition) is { } place
            ? At(editor, place, OptionSchema.OfEdition, $"The edition {editor.TitleOf(edition) ?? edition}", PathOf(edition)) with
            {
                Removable = editor.Options.HasSeveralEditions ? "edition" : null,
            }
            : null;

    /// <summary>A new edition.</summary>
    public static OptionPart NewEdition() =>
        new() { Title = "Add an edition", Path = OptionEditingArea.EditionsPath, Fields = OptionSchema.OfNewEdition };

    /// <summary>A section of an edition, by its index.</summary>
    public static OptionPart? OfSection(BriefingEditor editor, string edition, int section) =>
        editor.Options.PlaceOf(edition, section) is { } place
            ? At(editor, place, OptionSchema.OfSection,
                $"The section {editor.Sections.Where(s => s.Edition == edition).ElementAt(section).Title}", PathOf(edition, section))
            : null;

    /// <summary>A feed of a section.</summary>
    public static OptionPart? OfFeed(BriefingEditor editor, string edition, int section, Guid feed) =>
        editor.Sections.Where(s => s.Edition == edition).ElementAtOrDefault(section)?.Feeds
            .FirstOrDefault(f => FeedId.Of(f.Url) == feed) is { } written
            ? At(editor, OptionPlace.OfFeed(written), OptionSchema.OfFeed, $"The feed {written.Name ?? VisibleText.Line(written.Url)}",
                $"{PathOf(edition, section)}/{feed}")
            : null;

    /// <summary>An outlet.</summary>
    public static OptionPart? OfOutlet(BriefingEditor editor, string kind, string name)
    {
        var outlet = $"{kind}/{name}";
        if (!OptionSchema.OfOutlet.TryGetValue(kind, out var fields) || !editor.Options.Outlets.Contains(outlet))
            return null;
        var part = At(editor, OptionPlace.OfOutlet(outlet), fields, $"The outlet {outlet}", PathOfOutlet(outlet));
        return part with { OutletKind = kind, OutletName = name, Removable = "outlet" };
    }

    /// <summary>A new outlet.</summary>
    public static OptionPart? NewOutlet(string kind) => OptionSchema.OfOutlet.TryGetValue(kind, out var fields)
        ? new() { Title = $"Add an outlet: {kind}", Path = PathOfOutlet(kind), Fields = fields, OutletKind = kind }
        : null;

    /// <summary>The path of an edition's form.</summary>
    public static string PathOf(string edition) => $"{OptionEditingArea.EditionsPath}/{Uri.EscapeDataString(edition)}";

    /// <summary>The path of a section's form.</summary>
    public static string PathOf(string edition, int section) => $"{PathOf(edition)}/{section}";

    /// <summary>The path of the form of an outlet, or of a new one of a kind.</summary>
    public static string PathOfOutlet(string outlet) => $"{OptionEditingArea.Path}/outlets/{outlet}";

    /// <summary>The new options as a JSON object.</summary>
    public string ToJson(OptionAnswers answers)
    {
        var options = new JsonObject();
        foreach (var (key, value) in Now?.Pairs ?? [])
            options[key] = Json(value);
        foreach (var (key, value) in answers.Changes)
        {
            options.Remove(key);
            if (value is not null)
                options[key] = Json(value);
        }
        return options.ToJsonString();
    }

    private static OptionPart At(BriefingEditor editor, OptionPlace place, IReadOnlyList<OptionField> fields, string title, string path) =>
        new() { Title = title, Path = path, Fields = fields, Place = place, Now = editor.Options.Read(place) };

    private static JsonNode? Json(OptionValue value) => value switch
    {
        OptionText text => JsonValue.Create(text.Text),
        OptionList list => new JsonArray([.. list.Items.Select(Json)]),
        OptionKeys keys => new JsonObject([.. keys.Pairs.Select(p => KeyValuePair.Create(p.Key, Json(p.Value)))]),
        _ => throw new NotSupportedException(value.GetType().Name),
    };
}

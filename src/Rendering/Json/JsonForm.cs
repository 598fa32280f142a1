using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace BriefingBus.Rendering.Json;

/// <summary>Writes a briefing as JSON: its data without its other forms, as described by <c>docs/briefing-json.schema.json</c>.</summary>
public static class JsonForm
{
    /// <summary>The serializer options, from which the published schema is generated too.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,

        // Letters of every script stay readable. A web page that embeds the file must escape it like any data.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutOtherForms } },
    };

    /// <summary>The briefing as indented JSON; line ends are line feeds.</summary>
    public static string Write(BriefingComposed briefing) => JsonSerializer.Serialize(briefing, Options) + "\n";

    private static void LeaveOutOtherForms(JsonTypeInfo type)
    {
        if (type.Type != typeof(BriefingComposed))
            return;
        string[] forms = [nameof(BriefingComposed.Text), nameof(BriefingComposed.Markdown), nameof(BriefingComposed.Html)];
        foreach (var form in type.Properties.Where(p => forms.Contains(p.Name, StringComparer.OrdinalIgnoreCase)).ToList())
            type.Properties.Remove(form);
    }
}

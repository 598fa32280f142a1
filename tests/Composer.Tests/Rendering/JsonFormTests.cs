using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Xml.Linq;
using BriefingBus.Contracts;
using BriefingBus.Rendering.Json;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Composer.Tests.Rendering;

public sealed class JsonFormTests
{
    [Fact]
    public void The_published_schema_is_the_one_of_the_form() =>
        Approved.ShouldMatch("../../../docs/briefing-json.schema.json", Schema().ToJsonString(JsonForm.Options));

    [Fact]
    public void The_form_leaves_out_the_other_forms()
    {
        var briefing = ApprovedBriefingTests.Read("ordinary") with { Text = "x", Markdown = "x", Html = "x" };
        var json = JsonNode.Parse(JsonForm.Write(briefing))!.AsObject();
        json.Select(p => p.Key).ShouldNotContain(k => k == "text" || k == "markdown" || k == "html");
    }

    // Generated from the contracts: their shape by the serializer, their descriptions from the documentation of each member.
    private static JsonObject Schema()
    {
        var descriptions = XDocument.Load(Path.ChangeExtension(typeof(BriefingComposed).Assembly.Location, ".xml")).Descendants("member")
            .ToDictionary(m => m.Attribute("name")!.Value, m => Words(m.Element("summary")));
        var schema = JsonForm.Options.GetJsonSchemaAsNode(typeof(BriefingComposed), new()
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = (context, node) =>
            {
                if (node is JsonObject { } whole && whole["properties"] is JsonObject properties)
                    whole["required"] = new JsonArray([.. properties.Select(p => (JsonNode)p.Key)]); // the form writes every member
                if (node is JsonObject part && Member(context) is { } member && descriptions.TryGetValue(member, out var words))
                    part.Insert(0, "description", words);
                return node;
            },
        }).AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "A briefing of BriefingBus");
        return schema;
    }

    private static string? Member(JsonSchemaExporterContext context) => context.PropertyInfo is { } property
        ? $"P:{property.DeclaringType.FullName}.{char.ToUpperInvariant(property.Name[0])}{property.Name[1..]}"
        : context.TypeInfo.Type.Namespace == typeof(BriefingComposed).Namespace ? "T:" + context.TypeInfo.Type.FullName : null;

    private static string Words(XElement? summary) => string.Join(' ', string.Concat((summary?.Nodes() ?? []).Select(n => n switch
    {
        XElement see when see.Attribute("cref") is { } cref => cref.Value[(cref.Value.LastIndexOf('.') + 1)..],
        XElement code => code.Value,
        _ => n.ToString(),
    })).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Contracts.Tests;

/// <summary>Messages as earlier versions wrote them (<c>recorded/VERSION/MESSAGE.json</c>) are read in full by today's contracts: they
/// wait in queues while services are updated, and subscribers are not updated at one moment. The other way round, an earlier version
/// reads what a later one writes, which adds members and takes none away.</summary>
public sealed class RecordedMessagesTests
{
    private static readonly string Recorded = Repository.PathOf("tests/Contracts.Tests/recorded");

    public static IEnumerable<TheoryDataRow<string>> Files => Directory.GetFiles(Recorded, "*.json", SearchOption.AllDirectories)
        .Select(file => new TheoryDataRow<string>(Path.GetRelativePath(Recorded, file)));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_message_of_an_earlier_version_is_read_in_full(string file)
    {
        var (type, recorded) = Read(file);

        var message = JsonSerializer.Deserialize(recorded, type, JsonSerializerOptions.Web);

        ShouldHold(JsonSerializer.SerializeToNode(message, type, JsonSerializerOptions.Web), recorded, "");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_member_that_a_later_version_adds_is_passed_over(string file)
    {
        var (type, recorded) = Read(file);
        var read = JsonSerializer.Serialize(JsonSerializer.Deserialize(recorded, type, JsonSerializerOptions.Web), type);

        foreach (var record in Objects(recorded).ToList())
            record["addedLater"] = new JsonObject { ["values"] = new JsonArray(1, "two") };

        JsonSerializer.Serialize(JsonSerializer.Deserialize(recorded, type, JsonSerializerOptions.Web), type).ShouldBe(read);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_member_that_an_earlier_version_did_not_write_has_its_default(string file)
    {
        var (type, recorded) = Read(file);
        var optional = type.GetProperties().Where(p => !p.IsDefined(typeof(RequiredMemberAttribute))).ToList();
        foreach (var member in optional)
            recorded.AsObject().Remove(JsonNamingPolicy.CamelCase.ConvertName(member.Name));

        var message = JsonSerializer.Deserialize(recorded, type, JsonSerializerOptions.Web);

        var nullability = new NullabilityInfoContext();
        optional.Where(member => nullability.Create(member).ReadState == NullabilityState.NotNull && member.GetValue(message) is null)
            .Select(member => member.Name).ShouldBeEmpty();
    }

    /// <summary>A message is a record that is no part of another.</summary>
    [Fact]
    public void Every_message_is_recorded()
    {
        var records = typeof(FeedFetched).Assembly.GetExportedTypes().Where(t => !t.IsAbstract).ToList();
        var parts = records.SelectMany(r => r.GetProperties())
            .Select(p => p.PropertyType.GetGenericArguments().FirstOrDefault() ?? p.PropertyType)
            .ToHashSet();
        var recorded = Directory.GetFiles(Recorded, "*.json", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension)
            .ToHashSet();

        records.Where(r => !parts.Contains(r)).Select(r => r.Name).ShouldAllBe(name => recorded.Contains(name));
    }

    private static (Type Type, JsonNode Recorded) Read(string file) => (
        typeof(FeedFetched).Assembly.GetType("BriefingBus.Contracts." + Path.GetFileNameWithoutExtension(file)).ShouldNotBeNull(),
        JsonNode.Parse(File.ReadAllText(Path.Combine(Recorded, file)))!);

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        // What a publisher adds is no record: any name is a member of it.
        JsonObject record => record.Where(member => member.Key != "extensions").SelectMany(member => Objects(member.Value)).Prepend(record),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };

    // Everything that was written is there again; what was added since may be there too.
    private static void ShouldHold(JsonNode? read, JsonNode? written, string path)
    {
        switch (written)
        {
            case JsonObject properties:
                foreach (var (name, value) in properties)
                    ShouldHold(read.ShouldBeOfType<JsonObject>(path)[name], value, $"{path}.{name}");
                break;
            case JsonArray values:
                read.ShouldBeOfType<JsonArray>(path).Count.ShouldBe(values.Count, path);
                for (var i = 0; i < values.Count; i++)
                    ShouldHold(read[i], values[i], $"{path}[{i}]");
                break;
            default:
                (read?.ToJsonString()).ShouldBe(written?.ToJsonString(), path);
                break;
        }
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Contracts.Tests;

/// <summary>Messages as earlier versions wrote them (<c>recorded/VERSION/MESSAGE.json</c>) are read in full by today's contracts: they wait
/// in queues while services are updated, and subscribers are not updated at one moment.</summary>
public sealed class RecordedMessagesTests
{
    private static readonly string Recorded = Repository.PathOf("tests/Contracts.Tests/recorded");

    public static IEnumerable<TheoryDataRow<string>> Files => Directory.GetFiles(Recorded, "*.json", SearchOption.AllDirectories)
        .Select(file => new TheoryDataRow<string>(Path.GetRelativePath(Recorded, file)));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_message_of_an_earlier_version_is_read_in_full(string file)
    {
        var type = typeof(FeedFetched).Assembly.GetType("BriefingBus.Contracts." + Path.GetFileNameWithoutExtension(file))
            .ShouldNotBeNull();
        var recorded = JsonNode.Parse(File.ReadAllText(Path.Combine(Recorded, file)))!;

        var message = JsonSerializer.Deserialize(recorded, type, JsonSerializerOptions.Web);

        ShouldHold(JsonSerializer.SerializeToNode(message, type, JsonSerializerOptions.Web), recorded, "");
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

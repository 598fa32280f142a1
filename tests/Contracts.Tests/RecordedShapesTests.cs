using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using BriefingBus.Testing;
using BriefingBus.Testing.EarlierContracts;
using Shouldly;
using Xunit;

namespace BriefingBus.Contracts.Tests;

/// <summary>What makes today's services ones of an earlier version, for the test of a rolling upgrade.</summary>
public sealed class RecordedShapesTests
{
    private static readonly JsonSerializerOptions OfEarlier = new(JsonSerializerOptions.Web)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver()
            .WithAddedModifier(new RecordedShapes(Repository.PathOf("tests/Contracts.Tests/recorded/0.1.0")).Hide),
    };

    [Fact]
    public void A_member_that_came_later_is_neither_written_nor_read_in_a_message_and_in_what_it_holds()
    {
        var written = JsonNode.Parse(JsonSerializer.Serialize(Message, OfEarlier))!.AsObject();
        var read = JsonSerializer.Deserialize<FeedFetched>(JsonSerializer.Serialize(Message, JsonSerializerOptions.Web), OfEarlier)!;

        written.ContainsKey("listed").ShouldBeFalse();
        written["entries"]![0]!.AsObject().ContainsKey("firstPoll").ShouldBeFalse();
        written["entries"]![0]!["title"]!.GetValue<string>().ShouldBe("Ferry sails again");
        read.Listed.ShouldBeNull();
        read.Entries[0].FirstPoll.ShouldBeFalse();
        read.Entries[0].Title.ShouldBe("Ferry sails again");
    }

    private static FeedFetched Message => new()
    {
        FetchId = Guid.Empty,
        FeedUrl = "https://example.org/feed",
        FeedName = "Feed",
        FetchedAt = DateTimeOffset.UnixEpoch,
        Listed = [Guid.Empty],
        Entries =
        [
            new()
            {
                ItemId = Guid.Empty, EntryId = "1", ContentHash = "1", FirstSeen = DateTimeOffset.UnixEpoch, FirstPoll = true,
                Title = "Ferry sails again",
            },
        ],
    };
}

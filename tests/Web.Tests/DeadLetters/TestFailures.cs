using System.Text;
using System.Text.Json;
using BriefingBus.Contracts;
using BriefingBus.DeadLetters.Messages;

namespace BriefingBus.Web.Tests.DeadLetters;

/// <summary>Dead letters as MassTransit and the broker leave them.</summary>
internal static class TestFailures
{
    public const string Queue = "clean-item";
    public const string North = "https://north.example/rss";
    public const string South = "https://south.example/rss";

    public static readonly DateTimeOffset Failed = new(2026, 11, 25, 3, 0, 0, TimeSpan.Zero);

    /// <summary>An item whose cleaning threw.</summary>
    public static DeadLetterMessage Thrown(
        int number,
        string feed = North,
        string error = "System.IO.InvalidDataException",
        string reason = "The text says that it is gzip, and is none.",
        string? title = null,
        string? link = null) => new()
        {
            Queue = Queue + "_error",
            MessageId = $"00000000-0000-0000-0000-{number:D12}",
            ContentType = "application/vnd.masstransit+json",
            Body = Body(Item(number, feed, title, link)),
            Headers = new Dictionary<string, object?>
            {
                ["Content-Type"] = "application/vnd.masstransit+json",
                ["MT-Reason"] = "fault",
                ["MT-Fault-ExceptionType"] = error,
                ["MT-Fault-Message"] = reason,
                ["MT-Fault-StackTrace"] = """
                       at System.IO.Compression.Inflater.Inflate(Byte* bufPtr, Int32 length)
                       at BriefingBus.Cleaner.Cleaning.EntryBody.Read(FetchedEntry entry) in /src/Cleaner/Cleaning/EntryBody.cs:line 31
                       at BriefingBus.Cleaner.Cleaning.CleanItemConsumer.Consume(ConsumeContext`1 context)
                    """,
                ["MT-Fault-Timestamp"] = Failed.AddSeconds(number).ToString("O"),
                ["MT-Fault-RetryCount"] = 2L,
                ["MT-Fault-ConsumerType"] = "BriefingBus.Cleaner.Cleaning.CleanItemConsumer",
            },
        };

    /// <summary>An item that the broker gave up: no header of MassTransit.</summary>
    public static DeadLetterMessage GivenUp(int number) => Thrown(number) with
    {
        Headers = new Dictionary<string, object?>
        {
            ["Content-Type"] = "application/vnd.masstransit+json",
            ["x-death"] = new List<object?>
            {
                new Dictionary<string, object?>
                {
                    ["reason"] = "delivery_limit",
                    ["queue"] = Queue,
                    ["count"] = 1L,
                    ["time"] = Failed.AddSeconds(number),
                },
            },
        },
    };

    private static CleanItem Item(int number, string feed, string? title, string? link) => new()
    {
        FetchId = default,
        FeedUrl = feed,
        FeedName = feed == North ? "North Post" : "South Post",
        FetchedAt = Failed,
        Entry = new FetchedEntry
        {
            ItemId = new Guid(number, 0, 0, new byte[8]),
            EntryId = $"entry{number}",
            ContentHash = "0",
            Title = title ?? $"Harbour story {number}",
            Link = link ?? $"https://north.example/{number}",
            FirstSeen = Failed,
            Content = CompressedText.Wrap($"needle{number} " + new string('x', 3000)),
        },
    };

    private static byte[] Body<T>(T message) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(
        new { messageType = new[] { $"urn:message:BriefingBus.Contracts:{typeof(T).Name}" }, message }, JsonSerializerOptions.Web));
}

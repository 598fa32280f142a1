using System.Text;
using System.Text.Json;
using BriefingBus.Contracts;
using BriefingBus.DeadLetters.Messages;

namespace BriefingBus.DeadLetters.Tests;

/// <summary>Dead letters as MassTransit and the broker leave them.</summary>
internal static class TestFailure
{
    public const string Trace = """
           at System.Convert.FromBase64String(String s)
           at BriefingBus.Cleaner.Cleaning.EntryBody.Read(FetchedEntry entry) in /src/Cleaner/Cleaning/EntryBody.cs:line 31
           at BriefingBus.Cleaner.Cleaning.CleanItemConsumer.Consume(ConsumeContext`1 context)
        """;

    public static readonly DateTimeOffset Failed = new(2026, 11, 24, 3, 0, 0, TimeSpan.Zero);

    /// <summary>An item whose cleaning threw.</summary>
    public static DeadLetterMessage Thrown(
        int number,
        string queue = "probe_error",
        string feed = "https://feeds.example/a",
        string error = "System.IO.InvalidDataException",
        string reason = "It is no gzip.") => new()
        {
            Queue = queue,
            MessageId = $"00000000-0000-0000-0000-{number:D12}",
            ContentType = "application/vnd.masstransit+json",
            Body = Body(Item(number, feed)),
            Headers = new Dictionary<string, object?>
            {
                ["Content-Type"] = "application/vnd.masstransit+json",
                ["MT-Reason"] = "fault",
                ["MT-Fault-ExceptionType"] = error,
                ["MT-Fault-Message"] = reason,
                ["MT-Fault-StackTrace"] = Trace,
                ["MT-Fault-Timestamp"] = Failed.AddSeconds(number).ToString("O"),
                ["MT-Fault-RetryCount"] = 0L,
                ["MT-Fault-ConsumerType"] = "BriefingBus.Cleaner.Cleaning.CleanItemConsumer",
                ["kept"] = "by replays",
            },
        };

    /// <summary>An item that the broker gave up: no header of MassTransit.</summary>
    public static DeadLetterMessage GivenUp(int number, string queue = "probe_error") => Thrown(number, queue) with
    {
        Headers = new Dictionary<string, object?>
        {
            ["x-first-death-reason"] = "delivery_limit",
            ["x-delivery-count"] = 3L,
            ["x-death"] = new List<object?>
            {
                new Dictionary<string, object?>
                {
                    ["reason"] = "delivery_limit",
                    ["queue"] = "probe",
                    ["count"] = 1L,
                    ["time"] = Failed.AddSeconds(number),
                },
            },
        },
    };

    public static CleanItem Item(int number, string feed = "https://feeds.example/a") => new()
    {
        FetchId = default,
        FeedUrl = feed,
        FeedName = "Feed " + feed[^1..].ToUpperInvariant(),
        FetchedAt = Failed,
        Entry = new FetchedEntry
        {
            ItemId = new Guid(number, 0, 0, new byte[8]),
            EntryId = $"entry{number}",
            ContentHash = "0",
            Title = $"Story {number}",
            Link = $"https://site.example/{number}",
            FirstSeen = Failed,
            Content = Contracts.CompressedText.Wrap($"needle{number} " + new string('x', 5000)),
        },
    };

    public static byte[] Body<T>(T message, string? sentTime = null) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(
        new { messageType = new[] { $"urn:message:BriefingBus.Contracts:{typeof(T).Name}" }, message, sentTime },
        JsonSerializerOptions.Web));
}

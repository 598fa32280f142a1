using System.Globalization;
using System.Text;
using System.Text.Json;
using BriefingBus.Contracts;
using BriefingBus.DeadLetters.Messages;

namespace BriefingBus.DeadLetters.Bench;

/// <summary>Failures as MassTransit leaves them: twenty errors, a hundred feeds, thirty days, a text of about a hundred words.</summary>
internal static class Failures
{
    public const string Source = "bench";

    /// <summary>The queue whose messages are replayed.</summary>
    public const string Replayed = "bench-replayed";

    /// <summary>The last of them.</summary>
    public static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private const int Days = 30;

    private static readonly string[] CleanItemType = ["urn:message:BriefingBus.Contracts:CleanItem"];

    public static DeadLetterMessage Of(int number, int count)
    {
        var random = new Random(number);
        // A few words are in every message, most are rare.
        var words = string.Join(' ', Enumerable.Range(0, 100).Select(_ => $"word{(int)(50_000 * Math.Pow(random.NextDouble(), 3))}"));
        var (feed, error) = (random.Next(100), (int)(20 * Math.Pow(random.NextDouble(), 2)));
        var item = new CleanItem
        {
            FetchId = default,
            FeedUrl = $"https://feeds.example/{feed}",
            FeedName = $"Feed {feed}",
            FetchedAt = Now,
            Entry = new()
            {
                ItemId = new Guid(number, 0, 0, new byte[8]),
                EntryId = $"entry{number}",
                ContentHash = "0",
                Title = $"Story {number} of {random.Next(1000)}",
                Link = $"https://site.example/{number}",
                FirstSeen = Now,
                Content = CompressedText.Wrap($"needle{number} {words}"),
            },
        };
        return new()
        {
            Queue = Source + "_error",
            MessageId = $"00000000-0000-0000-0000-{number:D12}",
            ContentType = "application/vnd.masstransit+json",
            Body = Encoding.UTF8.GetBytes(
                JsonSerializer.Serialize(new { messageType = CleanItemType, message = item }, JsonSerializerOptions.Web)),
            Headers = new Dictionary<string, object?>
            {
                [FaultHeaders.Reason] = "fault",
                [FaultHeaders.ExceptionType] = $"System.Kind{error}Exception",
                [FaultHeaders.ExceptionMessage] = $"It failed at {random.Next(1000)}.",
                [FaultHeaders.StackTrace] =
                    $"   at System.Convert.FromBase64String(String s)\n"
                    + $"   at BriefingBus.Cleaner.Cleaning.Step{error}.Read(FetchedEntry entry)",
                [FaultHeaders.FailedAt] = (Now - (TimeSpan.FromDays(Days) * (1 - ((double)number / count))))
                    .ToString("O", CultureInfo.InvariantCulture),
                [FaultHeaders.HostAssembly] = "BriefingBus.Cleaner",
                [FaultHeaders.HostVersion] = number < count / 2 ? "0.1.0" : "0.2.0",
            },
        };
    }
}

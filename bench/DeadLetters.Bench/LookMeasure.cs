using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using BriefingBus.Contracts;
using BriefingBus.DeadLetters.Letters;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.Testing;
using MassTransit;

namespace BriefingBus.DeadLetters.Bench;

/// <summary>Puts many letters among the dead, and measures the command line as it lists and groups them: how long, and how much memory at most.</summary>
internal static class LookMeasure
{
    private const string Queue = "bench_error";

    private static readonly string[] CleanItemType = ["urn:message:BriefingBus.Contracts:CleanItem"];

    public static async Task<int> RunAsync(int letters, string? data)
    {
        await using var rabbit = new RabbitMqServer();
        await rabbit.InitializeAsync();
        var bus = data is null ? rabbit.Options : new BusOptions();
        if (data is null)
            await TopologyDeployment.DeployAsync(bus, b => b.AddConsumer<Nobody>().Endpoint(e => e.Name = "bench"), default);
        await using (var store = await DeadLetterStores.OpenAsync(bus, new DatabaseOptions { Folder = data ?? "" }, TimeProvider.System, default))
        {
            var began = Stopwatch.StartNew();
            await Parallel.ForAsync(0, letters, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (n, stop) => await store.PutAsync(Queue, Letter(n), stop));
            Console.WriteLine($"{letters} letters of {Letter(0).Body.Length} bytes put there in {began.Elapsed.TotalSeconds:0.0} s");
        }
        Dictionary<string, string> environment = data is not null ? [] : new()
        {
            ["BUS__HOST"] = bus.Host!, ["BUS__VIRTUALHOST"] = bus.VirtualHost, ["BUS__USER"] = bus.User, ["BUS__PASSWORD"] = bus.Password!,
        };
        string[] where = data is null ? [] : ["--data", data];
        await MeasureAsync(["dead-letters", "groups", .. where], environment);
        await MeasureAsync(["dead-letters", "groups", "--group-by", "feed", .. where], environment);
        await MeasureAsync(["dead-letters", "list", "--json", .. where], environment);
        await MeasureAsync(["dead-letters", "list", "--text", "needle77777", .. where], environment);
        await MeasureAsync(["dead-letters", "queues", .. where], environment);
        return 0;
    }

    private static async Task MeasureAsync(string[] arguments, Dictionary<string, string> environment)
    {
        var began = Stopwatch.StartNew();
        using var process = CommandLine.Start(arguments, environment: environment);
        var (lines, last) = (0, "");
        var reading = Task.Run(async () =>
        {
            while (await process.StandardOutput.ReadLineAsync() is { } line)
                (lines, last) = (lines + 1, line);
        });
        long peak = 0;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, PeakOf(process.Id));
            await Task.Delay(20);
        }
        await reading;
        Console.WriteLine($"briefingbus {string.Join(' ', arguments)}: {began.Elapsed.TotalSeconds:0.0} s, {peak / 1024} MiB at most, {lines} lines, exit code {process.ExitCode}"
            + (last.Length < 100 ? $", the last: {last}" : ""));
    }

    /// <summary>The most memory that the process had so far, in KiB (proc(5), VmHWM); 0 when it is gone.</summary>
    private static long PeakOf(int process)
    {
        try
        {
            return File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal)) is { } line
                ? long.Parse(line["VmHWM:".Length..].Replace("kB", "").Trim(), CultureInfo.InvariantCulture)
                : 0;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>An item whose cleaning failed, one of five kinds, of one of a hundred feeds; with a text that is compressed in the message.</summary>
    private static DeadLetterMessage Letter(int number)
    {
        var words = new Random(number);
        var text = $"needle{number} " + string.Join(' ', Enumerable.Range(0, 900).Select(_ => words.Next(10_000)));
        var item = new CleanItem
        {
            FetchId = default, FeedUrl = $"https://feeds.example/{number % 100}", FeedName = $"Feed {number % 100}", FetchedAt = DateTimeOffset.UnixEpoch,
            Entry = new()
            {
                ItemId = new Guid(number, 0, 0, new byte[8]), EntryId = $"entry{number}", ContentHash = "0", Title = $"Story {number}", Link = $"https://site.example/{number}",
                FirstSeen = DateTimeOffset.UnixEpoch, Content = CompressedText.Wrap(text),
            },
        };
        return new()
        {
            Queue = Queue,
            MessageId = $"00000000-0000-0000-0000-{number:D12}",
            ContentType = "application/vnd.masstransit+json",
            Body = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { messageType = CleanItemType, message = item }, JsonSerializerOptions.Web)),
            Headers = new Dictionary<string, object?>
            {
                [LetterHeaders.Reason] = "fault",
                [LetterHeaders.ExceptionType] = $"System.Kind{number % 5}Exception",
                [LetterHeaders.ExceptionMessage] = "It failed.",
                [LetterHeaders.StackTrace] = "   at System.Convert.FromBase64String(String s)\n   at BriefingBus.Cleaner.Cleaning.EntryBody.Read(FetchedEntry entry)",
                [LetterHeaders.FailedAt] = DateTimeOffset.UnixEpoch.AddSeconds(number).ToString("O", CultureInfo.InvariantCulture),
            },
        };
    }

    private sealed class Nobody : IConsumer<FetchFeed>
    {
        public Task Consume(ConsumeContext<FetchFeed> context) => Task.CompletedTask;
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BriefingBus.Composer;
using BriefingBus.Composer.Collecting;
using BriefingBus.Composer.Composing;
using BriefingBus.Composer.Selection;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BriefingBus.Composing.Bench;

/// <summary>Measures how long a briefing takes from so many candidate items, and how much memory: the whole way from SQLite to the written
/// forms.</summary>
internal static class ComposingMeasure
{
    private const int Batch = 500;
    private const int Times = 3;
    private const long Megabyte = 1 << 20;

    public static async Task<int> FillAsync(string folder, int items, string language = "en")
    {
        using var host = await OpenAsync(folder);
        var collector = host.Services.GetRequiredService<ItemCollector>();
        var health = host.Services.GetRequiredService<PollCollector>();
        foreach (var batch in new InventedNews(language).Items(items).Chunk(Batch))
            await collector.CollectAsync(batch, default);
        for (var f = 0; f < InventedNews.Feeds; f++)
        {
            var fetched = new FeedFetched
            {
                FetchId = NameBasedId.ForFetch(InventedNews.Feed(f), InventedNews.Hour, "bench"),
                FeedUrl = InventedNews.Feed(f),
                FeedName = $"feed{f}.example",
                FetchedAt = InventedNews.Hour.AddMinutes(-5),
            };
            await health.CollectAsync(fetched, default);
        }
        return 0;
    }

    /// <summary>Composes as the service does at its hour: a first time for the start of everything, then again.</summary>
    public static async Task<int> ComposeAsync(string folder)
    {
        using var host = await OpenAsync(folder);
        var composer = host.Services.GetRequiredService<BriefingComposer>();
        for (var n = 0; n < Times; n++)
        {
            var (began, allocated) = (Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes());
            var used = Process.GetCurrentProcess().TotalProcessorTime;
            var briefing = await composer.PreviewAsync("bench", InventedNews.Hour, default);
            using var process = Process.GetCurrentProcess();
            double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds, processor = (process.TotalProcessorTime - used).TotalSeconds;
            var (peak, garbage) = (process.PeakWorkingSet64 / Megabyte, (GC.GetTotalAllocatedBytes() - allocated) / Megabyte);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{seconds:0.00} {processor:0.00} {peak} {garbage} {briefing.Stories}"));
        }
        return 0;
    }

    /// <summary>Prints a hash over the decision of every item.</summary>
    public static async Task<int> DigestAsync(string folder)
    {
        using var host = await OpenAsync(folder);
        var composer = host.Services.GetRequiredService<BriefingComposer>();
        var selected = await composer.ReadAsync("bench", InventedNews.Hour, Selector.Select, default);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var d in selected.Decisions.OrderBy(v => v.Item.ItemId))
            hash.AppendData(Encoding.UTF8.GetBytes($"{d.Item.ItemId} {d.Outcome} {d.Section} {d.StoryId} {d.Score?.Total:R} {d.Reason}\n"));
        Console.WriteLine(Convert.ToHexString(hash.GetHashAndReset()));
        return 0;
    }

    public static async Task<int> CompareAsync(int fewer, int more)
    {
        Console.WriteLine("| candidates | first s | again s | processor s | peak MB | allocated MB |\n|---|---|---|---|---|---|");
        var seconds = new List<double>();
        foreach (var items in (int[])[fewer, more])
        {
            var folder = Directory.CreateTempSubdirectory("briefingbus-composing-").FullName;
            try
            {
                await RunAsync("fill", folder, items.ToString(CultureInfo.InvariantCulture));
                var runs = (await RunAsync("compose", folder)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' '))
                    .ToList();
                var median = runs.Skip(1).OrderBy(r => Number(r[0])).First();
                seconds.Add(Number(median[0]));
                Console.WriteLine($"| {items:N0} | {runs[0][0]} | {median[0]} | {median[1]} | {runs[^1][2]} | {median[3]} |");
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"\n{more / (double)fewer:0.#} times the candidates take {seconds[1] / seconds[0]:0.0} times as long."));
        return 0;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static async Task<string> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{arguments[0]} ended with {process.ExitCode}.");
    }

    private static async Task<IHost> OpenAsync(string folder)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddSingleton(new BriefingConfiguration("bench", [Edition()]));
        builder.Services.AddComposer(new DatabaseOptions { Folder = folder });
        builder.Services.AddSingleton<TimeProvider>(new HourClock());
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private static EditionOptions Edition() => new()
    {
        Name = "bench",
        Title = "Bench",
        At = "06:00",
        Sections = [.. Enumerable.Range(0, InventedNews.Feeds).Chunk(InventedNews.Feeds / 15).Select((feeds, n) => new SectionOptions
        {
            Title = $"Section {n + 1}",
            Feeds = [.. feeds.Select(f => new FeedOptions { Url = InventedNews.Feed(f) })],
        })],
    };

    private sealed class HourClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => InventedNews.Hour.AddSeconds(-1);
    }
}

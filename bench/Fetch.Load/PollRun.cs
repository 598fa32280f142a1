using System.Diagnostics;
using System.Net;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Fetcher;
using BriefingBus.Fetcher.Http;
using BriefingBus.Fetcher.Storage;
using BriefingBus.Http;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults.Bus;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BriefingBus.Fetch.Load;

/// <summary>Polls many feeds that are due at once, with Fetcher's default limits, and prints what it took.</summary>
internal static class PollRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static async Task<int> MeasureAsync(int feeds, int hosts)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["serve", $"{feeds}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var farm = Process.Start(start)!;
        var port = await farm.StandardOutput.ReadLineAsync();
        var names = Enumerable.Range(0, hosts).Select(h => $"host{h}.load.example").ToList();
        var urls = Enumerable.Range(0, feeds).Select(f => $"http://{names[f % hosts]}:{port}/{f}.xml").ToList();
        var folder = Directory.CreateTempSubdirectory("fetch-load-").FullName;
        try
        {
            var counter = new Counter();
            using var host = Build(folder, names, urls, counter);
            Console.WriteLine(
                $"{feeds} feeds on {hosts} hosts, 30 entries each, 20 ms to answer; "
                + $"defaults of FetchOptions; {Environment.ProcessorCount} cores");
            Console.WriteLine("| poll | feeds | failed | entries | seconds | CPU seconds | peak MB | managed MB | threads |");
            Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
            await RoundAsync("first", feeds, counter, () => host.StartAsync());
            await RoundAsync("unchanged", feeds, counter, () => MakeAllDueAsync(host));
            await host.StopAsync();
        }
        finally
        {
            farm.StandardInput.Close();
            await farm.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
        return 0;
    }

    private static async Task RoundAsync(string name, int feeds, Counter counter, Func<Task> start)
    {
        counter.Reset(feeds);
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        await start();
        await counter.All.WaitAsync(Patience);
        var process = Process.GetCurrentProcess();
        Console.WriteLine(
            $"| {name} | {counter.Heard} | {counter.Failed} | {counter.Entries} | {clock.Elapsed.TotalSeconds:0.0} "
            + $"| {(process.TotalProcessorTime - cpu).TotalSeconds:0.0} | {process.PeakWorkingSet64 / 1e6:0} "
            + $"| {GC.GetTotalMemory(forceFullCollection: false) / 1e6:0} | {ThreadPool.ThreadCount} |");
    }

    private static async Task MakeAllDueAsync(IHost host)
    {
        // The last polls are still being saved when their messages are heard.
        await Task.Delay(TimeSpan.FromSeconds(2));
        await using var context = await host.Services.GetRequiredService<IDbContextFactory<FetcherContext>>().CreateDbContextAsync();
        DateTimeOffset? now = DateTimeOffset.UnixEpoch;
        await context.Feeds.ExecuteUpdateAsync(set => set.SetProperty(f => f.NextDue, now));
    }

    private static IHost Build(string folder, List<string> names, List<string> urls, Counter counter)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        var section = new SectionOptions { Title = "Load", Feeds = [.. urls.Select(u => new FeedOptions { Url = u })] };
        builder.Services.AddSingleton(new BriefingConfiguration(
            Path.Combine(folder, "briefing.yaml"),
            [new EditionOptions { Name = "load", Title = "Load", At = "06:00", Sections = [section] }]));
        builder.Services.AddSingleton(new FetchOptions { AllowPrivate = names });
        builder.Services.AddSingleton<HostLookup>((_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]));
        builder.Services.AddSingleton(counter);
        builder.Services.AddFetcher(new DatabaseOptions { Folder = folder }, new BusOptions()).AddFetcherSchedule();
        builder.Services.AddBriefingBus(new BusOptions(), bus =>
        {
            bus.AddFetcherConsumers();
            bus.AddConsumer<Ears>();
        });
        return builder.Build();
    }

    private sealed class Counter
    {
        private TaskCompletionSource all = new();
        private int expected;

        public int Heard { get; private set; }

        public int Failed { get; private set; }

        public int Entries { get; private set; }

        public Task All => all.Task;

        public void Reset(int expected) => (this.expected, all, Heard, Failed, Entries) = (expected, new TaskCompletionSource(), 0, 0, 0);

        public void Add(bool failed, int entries)
        {
            lock (this)
            {
                Failed += failed ? 1 : 0;
                Entries += entries;
                if (++Heard == expected)
                    all.SetResult();
            }
        }
    }

    private sealed class Ears(Counter counter) : IConsumer<FeedFetched>, IConsumer<FeedFetchFailed>
    {
        public Task Consume(ConsumeContext<FeedFetched> context)
        {
            if (context.Message.Part == 1)
                counter.Add(failed: false, context.Message.EntriesNew);
            return Task.CompletedTask;
        }

        public Task Consume(ConsumeContext<FeedFetchFailed> context)
        {
            counter.Add(failed: true, 0);
            return Task.CompletedTask;
        }
    }
}

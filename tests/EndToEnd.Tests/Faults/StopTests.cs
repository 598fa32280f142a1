using System.Collections.Concurrent;
using System.Globalization;
using BriefingBus.Contracts;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.Testing;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RabbitMQ.Client;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests.Faults;

/// <summary>A service that is asked to stop while messages wait for it.</summary>
public sealed class StopTests(RabbitMqServer rabbit) : IClassFixture<RabbitMqServer>
{
    private const int Polls = 150;
    private const int EntriesEach = 25;

    /// <summary>What Docker and Kubernetes give a container by our files before they kill it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_stopping_service_finishes_messages_in_progress_leaves_the_rest_and_duplicates_none()
    {
        var folder = Directory.CreateTempSubdirectory("briefingbus-stop-");
        var environment = await EnvironmentAsync(folder.FullName);
        (await CommandLine.RunAsync(["topology", "deploy"], environment: environment)).ExitCode.ShouldBe(0);
        var arrived = new ConcurrentDictionary<Guid, int>();
        using var listener = await ListenAsync(arrived);
        await Task.WhenAll(Enumerable.Range(0, Polls).Select(n => listener.Services.GetRequiredService<IBus>().Publish(Poll(n))));

        using var cleaner = new ServiceProcess("Cleaner", environment, folder.FullName);
        cleaner.Start();
        await Eventually.ReachesAsync(() => arrived.Count, EntriesEach * 4, "the Cleaner is at work");
        var exitCode = await cleaner.StopAsync(Grace);

        exitCode.ShouldBe(0, await File.ReadAllTextAsync(cleaner.LogFile));
        await Eventually.TrueAsync(async () => (await WaitingAsync("stop-listener")) == 0, "what was published has arrived");
        var left = await WaitingAsync("cleaner-feed-fetched");
        left.ShouldBeInRange(1, Polls - 4, "It was to be stopped in the middle.");
        arrived.Count.ShouldBe((Polls - left) * EntriesEach, "What was in hand was not finished.");

        cleaner.Start();
        await Eventually.ReachesAsync(() => arrived.Count, Polls * EntriesEach, "the rest is cleaned after the next start");
        arrived.Count.ShouldBe(Polls * EntriesEach);
        arrived.Values.ShouldAllBe(times => times == 1);
        (await cleaner.StopAsync(Grace)).ShouldBe(0);
        folder.Delete(recursive: true);
    }

    private async Task<Dictionary<string, string>> EnvironmentAsync(string folder)
    {
        var file = Path.Combine(folder, "briefing.yaml");
        await File.WriteAllTextAsync(file, """
            editions:
              - name: morning
                title: Morning
                at: "06:00"
                timeZone: UTC
                sections: [{ title: News, feeds: [{ url: "https://feeds.example/" }] }]
            """);
        return new()
        {
            ["BRIEFING_CONFIG"] = file,
            ["BUS__HOST"] = rabbit.Options.Host!,
            ["BUS__VIRTUALHOST"] = rabbit.Options.VirtualHost,
            ["BUS__USER"] = rabbit.Options.User,
            ["BUS__PASSWORD"] = rabbit.Options.Password!,
        };
    }

    private async Task<IHost> ListenAsync(ConcurrentDictionary<Guid, int> arrived)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(arrived);
        builder.Services.AddBriefingBus(rabbit.Options, bus => bus.AddConsumer<Consumer>().Endpoint(e => e.Name = "stop-listener"));
        var host = builder.Build();
        await host.StartAsync();
        await Eventually.TrueAsync(
            () => host.Services.GetRequiredService<IBusControl>().CheckHealth().Status == BusHealthStatus.Healthy, "the bus is ready");
        return host;
    }

    private async Task<int> WaitingAsync(string queue)
    {
        // The management figures lag by seconds; what is asked of the broker itself does not.
        await using var connection = await new ConnectionFactory { Uri = rabbit.Address }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        return (int)await channel.MessageCountAsync(queue);
    }

    private static FeedFetched Poll(int n) => new()
    {
        FetchId = Guid.NewGuid(),
        FeedUrl = "https://feeds.example/",
        FeedName = "Example",
        FetchedAt = DateTimeOffset.UtcNow,
        EntriesInFeed = EntriesEach,
        EntriesNew = EntriesEach,
        Entries = [.. Enumerable.Range(0, EntriesEach).Select(e => new FetchedEntry
        {
            ItemId = Guid.NewGuid(),
            EntryId = $"{n}-{e}",
            ContentHash = "1",
            Title = $"Entry {e} of poll {n}",
            Link = $"https://feeds.example/{n}/{e}",
            FirstSeen = DateTimeOffset.UtcNow,
            Content = new() { Plain = string.Concat(Enumerable.Range(0, 30).Select(p => Paragraph(p, e))) },
        })],
    };

    private static string Paragraph(int ward, int item) => string.Create(
        CultureInfo.InvariantCulture,
        $"<p>The council of ward {ward} met on Monday and voted for item {item} of its list. Members spoke for {ward + 2} hours.</p>");

    public sealed class Consumer(ConcurrentDictionary<Guid, int> arrived) : IConsumer<ItemCleaned>
    {
        public Task Consume(ConsumeContext<ItemCleaned> context)
        {
            arrived.AddOrUpdate(context.Message.ItemId, 1, (_, times) => times + 1);
            return Task.CompletedTask;
        }
    }
}

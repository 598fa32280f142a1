using System.Diagnostics;
using BriefingBus.Contracts;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.Testing;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests.Faults;

/// <summary>Everything is killed while 5,000 items flow, over a RabbitMQ and a PostgreSQL of the test's own. The short form runs with the
/// suite; <c>tests/faults</c> runs the long one (<c>FAULTS=10m/200</c>: minutes, kills).</summary>
public sealed class FaultTests
{
    private const int Feeds = 200;
    private const int ItemsEach = 25;
    private const int Poisoned = 10;

    private static readonly TimeSpan Stall = TimeSpan.FromMinutes(2);

    /// <summary>Two of each, as one that is killed leaves another at work.</summary>
    private static readonly string[] Services = ["Fetcher", "Fetcher", "Cleaner", "Cleaner", "Composer", "Composer"];

    [Fact]
    public async Task Whichever_process_is_killed_no_item_is_lost_or_duplicated_and_only_bad_entries_are_dead_lettered()
    {
        var (flow, kills) = Extent();
        var folder = Directory.CreateTempSubdirectory("briefingbus-faults-");
        await using var servers = await PrivateServices.StartAsync();
        await using var fleet = await FeedFleet.StartAsync(Feeds, ItemsEach);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "briefing.yaml"), Configuration(fleet, flow));
        var environment =
            new Dictionary<string, string>(servers.Environment) { ["BRIEFING_CONFIG"] = Path.Combine(folder.FullName, "briefing.yaml") };
        (await CommandLine.RunAsync(["topology", "deploy", "--without-web"], environment: environment)).ExitCode.ShouldBe(0);

        var planted = await PlantAsync(servers);
        var processes = Services.Select(s => new ServiceProcess(s, environment, folder.FullName)).ToList();
        var begun = Stopwatch.StartNew();
        try
        {
            processes.ForEach(p => p.Start());
            var (killed, falls) = await WreckAsync(servers, processes, flow, kills);
            var flowed = begun.Elapsed;
            var expected = fleet.Marks.Concat(planted.Neighbours).ToList();
            var isDrained = await IsDrainedAsync(servers, expected);
            var drained = begun.Elapsed - flowed;
            var briefing = await ComposeAsync(servers);

            var titles = await Ledger.StoredTitlesAsync(servers.Database);
            var stored = titles.GroupBy(t => t.Split(' ')[0]).ToDictionary(g => g.Key, g => g.Count());
            var (rows, messages) = await servers.DeadLettersAsync();
            var briefed = Ledger.ItemsOf(briefing).ToList();
            var ledger = new Ledger
            {
                Published = expected.Count,
                Stored = titles.Count,
                Lost = [.. expected.Where(mark => !stored.ContainsKey(mark))],
                Doubled = [.. stored.Where(s => s.Value > 1).Select(s => s.Key)],
                Briefed = briefed.Count,
                BriefedTwice = [.. briefed.GroupBy(id => id).Where(g => g.Count() > 1).Select(g => g.Key)],
                Planted = planted.Poison,
                DeadLetters = [.. rows.Select(m => $"{m.Queue}: {m.Title}: {m.Reason}")],
                Copies = messages - rows.Count,
                Kills = killed,
                Falls = falls,
                Flow = flowed,
                Drained = drained,
            };

            TestContext.Current.TestOutputHelper!.WriteLine(ledger.ToString());
            await File.WriteAllTextAsync(LedgerFile(), ledger.ToString());
            ledger.Lost.ShouldBeEmpty(ledger.ToString());
            ledger.Doubled.ShouldBeEmpty(ledger.ToString());
            ledger.BriefedTwice.ShouldBeEmpty(ledger.ToString());
            ledger.WronglyDead.ShouldBeEmpty(ledger.ToString());
            // Only a kill makes a copy.
            ledger.Copies.ShouldBeInRange(0, ledger.Kills, ledger.ToString());
            isDrained.ShouldBeTrue("messages are left in the queues: " + ledger);
            ledger.Briefed.ShouldBeGreaterThan(0);
            ledger.Falls.ShouldBe(0, ledger.ToString());
            ledger.Kills.ShouldBeGreaterThanOrEqualTo(kills);
        }
        finally
        {
            processes.ForEach(p => p.Dispose());
        }
        folder.Delete(recursive: true);
    }

    /// <summary>How long items flow and how many processes are killed meanwhile: a minute and 30, or what <c>FAULTS</c> says.</summary>
    private static (TimeSpan Flow, int Kills) Extent()
    {
        var said = (Environment.GetEnvironmentVariable("FAULTS") ?? "1m/30").Split("m/");
        return (TimeSpan.FromMinutes(double.Parse(said[0])), int.Parse(said[1]));
    }

    private static string LedgerFile() =>
        Path.Combine(Directory.CreateDirectory(Repository.PathOf("artifacts")).FullName, "faults-ledger.txt");

    /// <summary>The pause between two requests to a host spreads the first polls of its feeds over a third of the flow; kills, which take
    /// the polls that wait for it, over the rest.</summary>
    private static string Configuration(FeedFleet fleet, TimeSpan flow) => $$"""
        editions:
          - name: faults
            title: Faults
            at: "03:00"
            grace: 1m
            timeZone: UTC
            window: 2h
            sections:
              - title: All
                items: 50
                feeds:
        {{string.Join('\n', fleet.Urls.Select(url => $"          - {{ url: \"{url}\", every: 5m, firstItems: {ItemsEach} }}"))}}
        fetch:
          allowPrivate: [{{string.Join(", ", FeedFleet.HostNames.Select(h => $"\"{h}\""))}}]
          gap: {{(int)Math.Clamp(flow.TotalSeconds * 10 / Feeds * 0.3, 1, 60)}}s
          connectTimeout: 3s
          firstByteTimeout: 3s
          timeout: 3s
          lease: 15s
        """;

    /// <summary>Polls with a poison entry each, whose text calls itself compressed and is not, between two neighbours.</summary>
    private static async Task<(IReadOnlyList<string> Poison, IReadOnlyList<string> Neighbours)> PlantAsync(PrivateServices servers)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddBriefingBus(
            new() { Host = servers.Broker.Authority, User = servers.Broker.UserInfo.Split(':')[0], Password = servers.Password }, _ => { });
        using var host = builder.Build();
        await host.StartAsync();
        var now = DateTimeOffset.UtcNow;
        var poison = new List<string>();
        var neighbours = new List<string>();
        for (var n = 0; n < Poisoned; n++)
        {
            FetchedEntry Entry(string mark, MessageText text) => new()
            {
                ItemId = Guid.NewGuid(),
                EntryId = mark,
                ContentHash = mark,
                Title = mark + " planted",
                Link = $"http://planted.example/{mark}",
                FirstSeen = now,
                Published = now,
                Content = text,
            };
            poison.Add($"poison{n:D2}x");
            neighbours.AddRange([$"before{n:D2}x", $"after{n:D2}x"]);
            await host.Services.GetRequiredService<IBus>().Publish(new FeedFetched
            {
                FetchId = Guid.NewGuid(),
                FeedUrl = $"http://planted.example/{n}",
                FeedName = "Planted",
                FetchedAt = now,
                EntriesInFeed = 3,
                EntriesNew = 3,
                Entries =
                [
                    Entry($"before{n:D2}x", new() { Plain = "<p>A harmless text before.</p>" }),
                    Entry($"poison{n:D2}x", new() { Gzip = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] }),
                    Entry($"after{n:D2}x", new() { Plain = "<p>A harmless text after.</p>" }),
                ],
            });
        }
        await host.StopAsync();
        return (poison, neighbours);
    }

    /// <summary>Kills processes at random moments and starts them again at once; the broker goes twice, the database once.</summary>
    private static async Task<(int Killed, int Falls)> WreckAsync(
        PrivateServices servers, List<ServiceProcess> processes, TimeSpan flow, int kills)
    {
        // A seed, so that a failure can be looked at again with the same order of victims.
        var chance = new Random(7);
        var clock = Stopwatch.StartNew();
        // Servers fall beside the processes, as an outage of one does not wait for the other.
        var outages = Task.Run(async () =>
        {
            foreach (var (server, at) in new[] { ("rabbitmq", 0.25), ("postgres", 0.5), ("rabbitmq", 0.7) })
            {
                await Task.Delay(flow * at - clock.Elapsed is { Ticks: > 0 } wait ? wait : TimeSpan.Zero);
                await servers.RestartAsync(server);
            }
        });
        var pause = flow / kills;
        var (killed, falls) = (0, 0);
        while (killed < kills || clock.Elapsed < flow)
        {
            await Task.Delay(pause * (0.5 + chance.NextDouble()));
            foreach (var fallen in processes.FindAll(p => p.Fell))
            {
                falls++;
                fallen.Start();
            }
            // Of processes that never come up, none can lose anything: on a slow machine the flow takes longer instead.
            var up = processes.FindAll(p => p.IsUp);
            if (up.Count == 0)
                continue;
            var victim = up[chance.Next(up.Count)];
            await victim.KillAsync();
            victim.Start();
            killed++;
        }
        await outages;
        return (killed, falls);
    }

    /// <summary>Waits until every item is stored and every queue is empty, as long as it goes on: a host that is asked once in
    /// <c>fetch.gap</c> takes its time, and longer where kills took the polls that waited for it.</summary>
    /// <returns>False where no further item has been stored for as long as several gaps and leases take.</returns>
    private static async Task<bool> IsDrainedAsync(PrivateServices servers, List<string> expected)
    {
        var (sinceLast, reached) = (new WaitLimit(Stall), 0);
        while (!sinceLast.IsPassed)
        {
            try
            {
                var stored = (await Ledger.StoredTitlesAsync(servers.Database)).Select(t => t.Split(' ')[0]).ToHashSet();
                var waiting = (await servers.QueuesAsync())
                    .Where(q => !q.Name.EndsWith("_error", StringComparison.Ordinal) && q.Name != QueueRegistry.Queue)
                    .Sum(q => q.Messages);
                if (waiting == 0 && expected.TrueForAll(stored.Contains))
                    return true;
                if (stored.Count > reached)
                {
                    reached = stored.Count;
                    sinceLast = new(Stall);
                }
            }
            catch (Exception exception) when (exception is NpgsqlException or HttpRequestException)
            {
                // The servers are still coming up, or Composer has not made its tables yet; the limit ends the wait.
            }
            await Task.Delay(1000);
        }
        return false;
    }

    private static async Task<BriefingComposed> ComposeAsync(PrivateServices servers)
    {
        var options =
            new BusOptions { Host = servers.Broker.Authority, User = servers.Broker.UserInfo.Split(':')[0], Password = servers.Password };
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddBriefingBus(options, _ => { });
        using var host = builder.Build();
        await host.StartAsync();
        await host.Services.GetRequiredService<IBus>()
            .Publish(new ComposeBriefing { Edition = "faults", ScheduledAt = DateTimeOffset.UtcNow });
        BriefingComposed? composed = null;
        await Eventually.TrueAsync(
            async () =>
            {
                await using var store = Ledger.Store(servers.Database);
                composed = (await store.Briefings.AsNoTracking().FirstOrDefaultAsync(b => b.PublishedAt != null))?.Composed;
                return composed is not null;
            },
            "the briefing is composed and published",
            TimeSpan.FromMinutes(2));
        await host.StopAsync();
        return composed!;
    }
}

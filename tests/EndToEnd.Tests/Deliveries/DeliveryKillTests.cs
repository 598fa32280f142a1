using System.Diagnostics;
using System.Globalization;
using BriefingBus.Contracts;
using BriefingBus.Delivery.Ledger;
using BriefingBus.EndToEnd.Tests.Faults;
using BriefingBus.Delivery;
using BriefingBus.Delivery.Email;
using BriefingBus.Delivery.Files;
using BriefingBus.Delivery.Slack;
using BriefingBus.Delivery.Slack.Rendering;
using BriefingBus.Delivery.Webhook;
using BriefingBus.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests.Deliveries;

/// <summary>The four kinds of outlet as processes, killed while they deliver, over a virtual host and a database of the test's own. The
/// short form runs with the suite; <c>tests/deliveries</c> runs the long one (<c>DELIVERIES=300/50</c>: briefings, kills of
/// each).</summary>
public sealed class DeliveryKillTests(
    RabbitMqServer rabbit, PostgresDatabase database) : IClassFixture<RabbitMqServer>, IClassFixture<PostgresDatabase>
{
    private static readonly string[] Queues = ["slack", "email", "webhook", "files"];

    /// <summary>Far longer than a process takes to come up and deliver: on a machine with much else to do that can be a minute.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    // A seed, so that a failure can be looked at again with the same waits.
    private readonly Random chance = new(8);

    [Fact]
    public async Task Whenever_an_outlet_is_killed_no_briefing_is_lost_or_duplicated_and_unknown_deliveries_are_uncertain()
    {
        var (count, kills) = Extent();
        var folder = Directory.CreateTempSubdirectory("briefingbus-deliveries-");
        await using var receivers = await Receivers.StartAsync(folder.FullName);
        var briefings = Enumerable.Range(0, count).Select(n => SomeBriefing.Of(SomeBriefing.Morning.AddHours(n), stories: 60)).ToList();
        var environment =
            new Dictionary<string, string>([.. rabbit.Environment, .. database.Environment, .. await receivers.ConfigureAsync()]);
        var outlets = Outlets(receivers, briefings, ServiceOf);
        ServiceProcess ServiceOf(string kind)
        {
            var alone = new Dictionary<string, string>(environment) { [OutletKinds.OnlyVariable] = kind };
            return new ServiceProcess("Delivery", alone, folder.FullName);
        }

        var services = outlets.Select(o => o.Service).Distinct().ToList();
        try
        {
            var begun = Stopwatch.StartNew();
            services.ForEach(s => s.Start());
            foreach (var queue in Queues)
                await Eventually.TrueAsync(() => rabbit.IsBoundAsync<BriefingComposed>(queue), $"the queue {queue} is bound", Patience);
            await PublishAndKillAsync(outlets, briefings.Chunk(count / kills));
            var flowed = begun.Elapsed;
            await SettledAsync(briefings.Sum(b => outlets.Sum(o => o.Parts(b).Count())));

            var ledger = await LedgerAsync();
            var tallies = outlets.Select(o => DeliveryTally.Of(o, kills, briefings, ledger, File.ReadAllText(o.Service.LogFile))).ToList();
            var settling = begun.Elapsed - flowed;
            var report = $"{count} briefings, {kills} kills of each of {services.Count} processes in {flowed.TotalSeconds:0} s, "
                + $"then {settling.TotalSeconds:0} s to settle\n"
                + string.Join('\n', tallies.Select(t => t.ToString()).Prepend(DeliveryTally.Heading));
            TestContext.Current.TestOutputHelper!.WriteLine(report);
            await File.WriteAllTextAsync(
                Path.Combine(Directory.CreateDirectory(Repository.PathOf("artifacts")).FullName, "deliveries-ledger.txt"), report + "\n");
            ShouldBeOnce(outlets, tallies, report);
            receivers.Posts.GroupBy(p => p.Id).ShouldAllBe(same => same.Select(p => p.Body).Distinct().Count() == 1);
            var parents = receivers.Slack.Posts.Where(p => p.Thread is null).ToDictionary(p => p.Ts, p => p.Metadata("briefing_id"));
            receivers.Slack.Posts.Where(p => p.Thread is not null).ShouldAllBe(p => parents[p.Thread!] == p.Metadata("briefing_id"));
            services.ShouldAllBe(s => !s.Fell);
            foreach (var queue in Queues)
                (await rabbit.PeekAsync(queue + "_error")).ShouldBeEmpty();
        }
        finally
        {
            services.ForEach(s => s.Dispose());
        }
        folder.Delete(recursive: true);
    }

    /// <summary>How many briefings, and how often each process is killed meanwhile: what <c>DELIVERIES</c> says.</summary>
    private static (int Briefings, int Kills) Extent()
    {
        var said = (Environment.GetEnvironmentVariable("DELIVERIES") ?? "8/2").Split('/')
            .Select(n => int.Parse(n, CultureInfo.InvariantCulture))
            .ToList();
        return (said[0], said[1]);
    }

    private static List<OutletUnderFire> Outlets(
        Receivers receivers, IReadOnlyList<BriefingComposed> briefings, Func<string, ServiceProcess> service)
    {
        var webhook = service(WebhookOptions.Kind);
        return
        [
            new("slack/composer", service(SlackOptions.Kind), CanBeAsked: true, MayRepeat: false,
                b => BriefingMessages.Of(b).Select((_, i) => i == 0 ? "parent" : $"reply {i}"), receivers.MarksOfSlack),
            new(
                "email/team",
                service(EmailOptions.Kind),
                CanBeAsked: false,
                MayRepeat: false,
                _ => Receivers.Recipients,
                receivers.MarksOfMail),
            new("webhook/board", webhook, CanBeAsked: true, MayRepeat: true, _ => ["message 1"], () => receivers.MarksOfHook("board")),
            new("webhook/plain", webhook, CanBeAsked: false, MayRepeat: false, _ => ["message 1"], () => receivers.MarksOfHook("plain")),
            new(
                "files/notes",
                service(FilesOptions.Kind),
                CanBeAsked: true,
                MayRepeat: false,
                _ => ["html", "json", "md", "txt"],
                () => receivers.MarksOfFiles(briefings)),
        ];
    }

    private async Task PublishAndKillAsync(List<OutletUnderFire> outlets, IEnumerable<BriefingComposed[]> rounds)
    {
        await using var bus = await BusProbe.ConnectAsync(rabbit.Options);
        foreach (var (number, round) in rounds.Index())
        {
            foreach (var briefing in round)
                await bus.PublishAsync(briefing);
            await Task.WhenAll(outlets.GroupBy(o => o.Service).Select(of => KillAtWorkAsync(of.Key, [.. of], round, isFirst: number == 0)));
        }
    }

    /// <summary>Kills the process at a random moment: mostly while it delivers, now and then while it comes up. It is started again at
    /// once.</summary>
    private async Task KillAtWorkAsync(
        ServiceProcess service, IReadOnlyList<OutletUnderFire> outlets, IReadOnlyList<BriefingComposed> briefings, bool isFirst)
    {
        int Arrived() => outlets.Sum(o => o.Arrived().Count);
        // What one outlet thinks over the briefings; files are written in no time.
        var work = outlets[0].Name == "files/notes"
            ? TimeSpan.FromSeconds(0.2)
            : Receivers.Thought * briefings.Sum(b => outlets[0].Parts(b).Count());
        var (before, atWork, wait) = (Arrived(), isFirst || chance.Next(5) > 0, work * chance.NextDouble());
        if (atWork)
            await Eventually.TrueAsync(() => Arrived() > before, $"{outlets[0].Name} delivers; its log is {service.LogFile}", Patience);
        await Task.Delay(wait);
        await service.KillAsync();
        service.Start();
    }

    private async Task SettledAsync(int parts)
    {
        var states = new Dictionary<DeliveryState, int>();
        try
        {
            await Eventually.TrueAsync(
                async () =>
                {
                    states = (await LedgerAsync()).CountBy(l => l.State).ToDictionary();
                    return states.GetValueOrDefault(DeliveryState.Delivered) + states.GetValueOrDefault(DeliveryState.Uncertain) == parts;
                },
                "all is settled",
                Patience);
        }
        catch (TimeoutException fault)
        {
            throw new TimeoutException(
                $"Of {parts} parts the ledger has: {string.Join(", ", states.Select(s => $"{s.Value} {s.Key}"))}", fault);
        }
    }

    private static void ShouldBeOnce(List<OutletUnderFire> outlets, List<DeliveryTally> tallies, string report)
    {
        tallies.ShouldAllBe(t => t.Unsettled == 0 && t.Lost.Count == 0 && t.Doubled.Count == 0, report);
        foreach (var (outlet, tally) in outlets.Zip(tallies))
        {
            // A process has one part of an outlet in hand, so a kill leaves one in doubt at most.
            (tally.Found + tally.Uncertain + tally.SentAgain).ShouldBeInRange(0, tally.Kills, report);
            if (outlet.CanBeAsked)
                tally.Uncertain.ShouldBe(0, report);
        }
        tallies.Sum(t => t.Found + t.SentAgain + t.Uncertain).ShouldBeGreaterThan(0, "No kill hit a delivery in progress.\n" + report);
    }

    private async Task<IReadOnlyList<LedgerEntry>> LedgerAsync()
    {
        await using var ledger = new PostgresDeliveryContext(
            new DbContextOptionsBuilder<PostgresDeliveryContext>().UseNpgsql(database.ConnectionString).Options);
        return await ledger.Deliveries.AsNoTracking().ToListAsync();
    }
}

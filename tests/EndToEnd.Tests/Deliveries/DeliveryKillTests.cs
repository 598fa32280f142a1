using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using BriefingBus.Contracts;
using BriefingBus.EndToEnd.Tests.Faults;
using BriefingBus.Hosting.Deliveries;
using BriefingBus.Rendering.Json;
using BriefingBus.Slack.Rendering;
using BriefingBus.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests.Deliveries;

/// <summary>The four kinds of outlet as processes, killed while they deliver, over a virtual host and a database of the test's own. The
/// short form runs with the suite; <c>tests/deliveries</c> runs the long one (<c>DELIVERIES=300/50</c>: briefings, kills of each).</summary>
public sealed class DeliveryKillTests(RabbitMqServer rabbit, PostgresDatabase database) : IClassFixture<RabbitMqServer>, IClassFixture<PostgresDatabase>
{
    private static readonly string[] Recipients = ["jane@example.org", "zoe@example.org"];

    /// <summary>How long an outlet takes to answer after it has taken a part: there a kill leaves doubt.</summary>
    private static readonly TimeSpan Thought = TimeSpan.FromSeconds(0.15);

    /// <summary>Far longer than a process takes to come up and deliver: on a machine with much else to do that can be a minute.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    // A seed, so that a failure can be looked at again with the same waits.
    private readonly Random chance = new(8);

    [Fact]
    public async Task Whenever_an_outlet_is_killed_no_briefing_is_lost_none_comes_twice_and_what_nobody_knows_is_uncertain()
    {
        var (count, kills) = Extent();
        var folder = Directory.CreateTempSubdirectory("briefingbus-deliveries-");
        await using var slack = await SlackServer.StartAsync();
        slack.AnswersAfter = Thought;
        await using var mail = new SmtpStandIn { ThinksFor = Thought };
        await using var hooks = await FeedServer.StartAsync();
        var posts = new ConcurrentQueue<(string Outlet, string Id, string Body)>();
        foreach (var outlet in new[] { "board", "plain" })
            hooks.Serve("/" + outlet, async context =>
            {
                using var body = new StreamReader(context.Request.Body);
                posts.Enqueue((outlet, context.Request.Headers["webhook-id"].ToString(), await body.ReadToEndAsync()));
                await Task.Delay(Thought);
                context.Response.StatusCode = 204;
            });
        var briefings = Enumerable.Range(0, count).Select(n => SomeBriefing.Of(SomeBriefing.Morning.AddHours(n), stories: 60)).ToList();
        var notes = Path.Combine(folder.FullName, "notes");
        var environment = await EnvironmentAsync(folder.FullName, notes, slack, mail, hooks);
        ServiceProcess Service(string name) => new("Subscribers/" + name, environment, folder.FullName);
        var (slackService, emailService, webhookService, filesService) = (Service("Slack"), Service("Email"), Service("Webhook"), Service("Files"));
        OutletUnderFire[] outlets =
        [
            new("slack/newsroom", slackService, CanBeAsked: true, MayRepeat: false,
                b => BriefingMessages.Of(b).Select((_, i) => i == 0 ? "parent" : $"reply {i}"),
                () => [.. slack.Posts.Select(p => OutletUnderFire.Mark(Guid.Parse(p.Metadata("briefing_id")!), p.Metadata("part")!))]),
            new("email/team", emailService, CanBeAsked: false, MayRepeat: false, _ => Recipients, () => [.. mail.Messages.Select(MarkOfEmail)]),
            new("webhook/board", webhookService, CanBeAsked: true, MayRepeat: true, _ => ["message 1"],
                () => [.. posts.Where(p => p.Outlet == "board").Select(p => OutletUnderFire.Mark(Guid.Parse(p.Id), "message 1"))]),
            new("webhook/plain", webhookService, CanBeAsked: false, MayRepeat: false, _ => ["message 1"],
                () => [.. posts.Where(p => p.Outlet == "plain").Select(p => OutletUnderFire.Mark(Guid.Parse(p.Id), "message 1"))]),
            new("files/notes", filesService, CanBeAsked: true, MayRepeat: false, _ => ["html", "json", "md", "txt"], () => MarksOfFiles(notes, briefings)),
        ];
        var services = outlets.Select(o => o.Service).Distinct().ToList();
        try
        {
            var begun = Stopwatch.StartNew();
            services.ForEach(s => s.Start());
            foreach (var queue in new[] { "slack", "email", "webhook", "files" })
                await Eventually.TrueAsync(() => rabbit.IsBoundAsync<BriefingComposed>(queue), $"the queue {queue} is bound", Patience);
            await using (var bus = await BusProbe.ConnectAsync(rabbit.Options))
                foreach (var (number, round) in briefings.Chunk(count / kills).Index())
                {
                    foreach (var briefing in round)
                        await bus.PublishAsync(briefing);
                    await Task.WhenAll(services.Select(s => KillAtWorkAsync(s, [.. outlets.Where(o => o.Service == s)], round, isFirst: number == 0)));
                }
            var flowed = begun.Elapsed;
            var parts = briefings.Sum(b => outlets.Sum(o => o.Parts(b).Count()));
            await SettledAsync(parts);

            var ledger = await LedgerAsync();
            var tallies = outlets.Select(o => DeliveryTally.Of(o, kills, briefings, ledger, File.ReadAllText(o.Service.LogFile))).ToList();
            var told = $"{count} briefings, {kills} kills of each of {services.Count} processes in {flowed.TotalSeconds:0} s, then {(begun.Elapsed - flowed).TotalSeconds:0} s to settle\n"
                + string.Join('\n', tallies.Select(t => t.ToString()).Prepend(DeliveryTally.Heading));
            TestContext.Current.TestOutputHelper!.WriteLine(told);
            await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Repository.PathOf("artifacts")).FullName, "deliveries-ledger.txt"), told + "\n");
            tallies.ShouldAllBe(t => t.Unsettled == 0 && t.Lost.Count == 0 && t.Doubled.Count == 0, told);
            // A process has one part of each outlet in hand, so a kill leaves one in doubt at most.
            tallies.ShouldAllBe(t => t.Found + t.Uncertain + t.SentAgain <= t.Kills * (t.Outlet.StartsWith("files", StringComparison.Ordinal) ? 2 : 1), told);
            foreach (var (outlet, tally) in outlets.Zip(tallies).Where(o => o.First.CanBeAsked))
                tally.Uncertain.ShouldBe(0, outlet.Name + "\n" + told);
            tallies.Sum(t => t.Found + t.SentAgain + t.Uncertain).ShouldBeGreaterThan(0, "No kill has met a delivery in hand.\n" + told);
            posts.GroupBy(p => p.Id).ShouldAllBe(same => same.Select(p => p.Body).Distinct().Count() == 1);
            var parents = slack.Posts.Where(p => p.Thread is null).ToDictionary(p => p.Ts, p => p.Metadata("briefing_id"));
            slack.Posts.Where(p => p.Thread is not null).ShouldAllBe(p => parents[p.Thread!] == p.Metadata("briefing_id"));
            services.ShouldAllBe(s => !s.Fell);
            foreach (var queue in new[] { "slack", "email", "webhook", "files" })
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
        var said = (Environment.GetEnvironmentVariable("DELIVERIES") ?? "8/2").Split('/').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToList();
        return (said[0], said[1]);
    }

    /// <summary>Kills the process at a random moment: mostly while it delivers, now and then while it comes up. It is started again at once.</summary>
    private async Task KillAtWorkAsync(ServiceProcess service, IReadOnlyList<OutletUnderFire> outlets, IReadOnlyList<BriefingComposed> briefings, bool isFirst)
    {
        int Arrived() => outlets.Sum(o => o.Arrived().Count);
        // What one outlet thinks over the briefings; files are written in no time.
        var work = outlets[0].Name == "files/notes" ? TimeSpan.FromSeconds(0.2) : Thought * briefings.Sum(b => outlets[0].Parts(b).Count());
        var (before, atWork, wait) = (Arrived(), isFirst || chance.Next(5) > 0, work * chance.NextDouble());
        if (atWork)
            await Eventually.TrueAsync(() => Arrived() > before, $"{outlets[0].Name} delivers; its log is {service.LogFile}", Patience);
        await Task.Delay(wait);
        await service.KillAsync();
        service.Start();
    }

    private async Task SettledAsync(int parts)
    {
        var unsettled = "";
        try
        {
            await Eventually.TrueAsync(
                async () =>
                {
                    var states = (await LedgerAsync()).CountBy(l => l.State).ToDictionary();
                    unsettled = string.Join(", ", states.Select(s => $"{s.Value} {s.Key}"));
                    return states.GetValueOrDefault(DeliveryState.Delivered) + states.GetValueOrDefault(DeliveryState.Uncertain) == parts;
                },
                "all is settled",
                Patience);
        }
        catch (TimeoutException fault)
        {
            throw new TimeoutException($"Of {parts} parts the ledger has: {unsettled}", fault);
        }
    }

    private async Task<IReadOnlyList<Delivery>> LedgerAsync()
    {
        await using var ledger = new PostgresDeliveryContext(new DbContextOptionsBuilder<PostgresDeliveryContext>().UseNpgsql(database.ConnectionString).Options);
        return await ledger.Deliveries.AsNoTracking().ToListAsync();
    }

    private static string MarkOfEmail(string message) => OutletUnderFire.Mark(
        Guid.ParseExact(message.Split("Message-ID: <")[1][..32], "N"), message.Split("\r\nTo: ")[1].Split('\r')[0]);

    /// <summary>The files that are whole, by their content; what else lies there is marked as such.</summary>
    private static IReadOnlyList<string> MarksOfFiles(string folder, IReadOnlyList<BriefingComposed> briefings)
    {
        var known = briefings.ToDictionary(b => $"morning-{b.ScheduledAt:yyyy-MM-dd-HHmm}");
        return !Directory.Exists(folder) ? [] :
        [
            .. Directory.EnumerateFiles(folder).Where(f => new FileInfo(f).LinkTarget is null && !f.EndsWith(".part", StringComparison.Ordinal)).Select(file =>
            {
                var (briefing, ending, content) = (known[Path.GetFileNameWithoutExtension(file)], Path.GetExtension(file)[1..], File.ReadAllText(file));
                var whole = ending switch
                {
                    "md" => content.StartsWith("---\n", StringComparison.Ordinal) && content.EndsWith(briefing.Markdown, StringComparison.Ordinal),
                    "txt" => content == briefing.Text,
                    "html" => content == briefing.Html,
                    _ => content == JsonForm.Write(briefing),
                };
                return OutletUnderFire.Mark(briefing.BriefingId, whole ? ending : $"{ending} torn");
            }),
        ];
    }

    private async Task<Dictionary<string, string>> EnvironmentAsync(string folder, string notes, SlackServer slack, SmtpStandIn mail, FeedServer hooks)
    {
        var file = Path.Combine(folder, "briefing.yaml");
        await File.WriteAllTextAsync(file, $$"""
            editions: [{ name: morning, title: Morning, at: '06:00', timeZone: UTC, sections: [{ title: S, feeds: [{ url: 'https://a.example/f' }] }] }]
            deliver:
              slack:
                newsroom: { token: "${SLACK_TOKEN}", channel: {{SlackServer.Channel}}, api: "{{slack.Api}}" }
              email:
                team: { to: [{{string.Join(", ", Recipients)}}], from: briefing@news.example, server: localhost, port: {{mail.Port}}, security: none }
              webhook:
                board: { url: "${BOARD_URL}", allowPrivate: ["127.0.0.1"], knowsRepeats: true }
                plain: { url: "${PLAIN_URL}", allowPrivate: ["127.0.0.1"] }
              files:
                notes: { folder: {{notes}} }
            """);
        return new([.. rabbit.Environment, .. database.Environment])
        {
            ["BRIEFING_CONFIG"] = file,
            ["SLACK_TOKEN"] = SlackServer.Token,
            ["BOARD_URL"] = hooks.Url("/board"),
            ["PLAIN_URL"] = hooks.Url("/plain"),
        };
    }
}

using System.Text.Json;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests.Deliveries;

/// <summary>Outlets inside <c>briefingbus run</c>, without a broker.</summary>
public sealed class OutletsInRunTests
{
    [Fact]
    public async Task A_briefing_of_run_goes_once_to_every_outlet_and_again_on_a_persons_decision()
    {
        await using var slack = await SlackServer.StartAsync();
        await using var hooks = await FeedServer.StartAsync();
        hooks.Serve("/board", Reply.InTurn(Reply.HangsUp(), Reply.Status(204)));
        var folder = Directory.CreateTempSubdirectory("briefingbus-run-");
        var notes = Path.Combine(folder.FullName, "notes");
        await ConfigureAsync(folder.FullName, notes, slack, hooks);

        await using (var run = CommandLine.Run(["run", "--now"], folder.FullName))
        {
            await run.WroteAsync("is uncertain: webhook/board", TimeSpan.FromMinutes(1));
            await Eventually.TrueAsync(() => slack.Posts.Count == 2 && FilesIn(notes) == 8, "Slack and the folder have the briefing");
            (await run.StopAsync()).ShouldBe(0, run.Output);
        }
        var ledger = await CommandLine.RunAsync(["deliveries", "--json"], folder.FullName, NoBroker);
        using var lines = JsonDocument.Parse(ledger.Output);
        lines.RootElement.EnumerateArray().Select(l => $"{l.GetProperty("outlet")} {l.GetProperty("part")} {l.GetProperty("state")}")
            .ShouldBe(
        [
            "webhook/board message 1 uncertain", "files/notes html delivered", "files/notes json delivered", "files/notes md delivered",
            "files/notes txt delivered",
            "slack/composer parent delivered", "slack/composer trouble 1 delivered",
        ], ignoreOrder: true);
        var again = await CommandLine.RunAsync(
            ["deliveries", "again", lines.RootElement[0].GetProperty("number").ToString()], folder.FullName, NoBroker);
        again.Errors.ShouldContain("'briefingbus run' sends it within ten minutes, or when it starts");
        await using (var run = CommandLine.Run(["run"], folder.FullName))
        {
            await Eventually.TrueAsync(() => hooks.Requests.Count == 2, "the web hook has it", TimeSpan.FromMinutes(1));
            await run.StopAsync();
        }

        hooks.Requests.Select(r => r["webhook-id"]).Distinct().ShouldHaveSingleItem();
        // The feed is a recording of a day long past, so that it is told to be silent.
        slack.Posts.Select(p => p.Metadata("part")).ShouldBe(["parent", "trouble 1"]);
        SlackRules.Shown(slack.Posts[0].Call).ShouldContain("World");
        (await File.ReadAllTextAsync(Path.Combine(notes, "evening-latest.md"))).ShouldContain("World");
        FilesIn(notes).ShouldBe(8);
        folder.Delete(recursive: true);
    }

    private static readonly Dictionary<string, string> NoBroker = new() { ["BUS__HOST"] = "" };

    private static int FilesIn(string folder) =>
        Directory.Exists(folder) ? Directory.GetFiles(folder).Count(f => !f.EndsWith(".part", StringComparison.Ordinal)) : 0;

    private static async Task ConfigureAsync(string folder, string notes, SlackServer slack, FeedServer hooks)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "token"), SlackServer.Token);
        await File.WriteAllTextAsync(Path.Combine(folder, "board"), hooks.Url("/board"));
        await File.WriteAllTextAsync(Path.Combine(folder, "briefing.yaml"), $$"""
            editions:
              - name: evening
                title: Evening Paper
                at: '06:00'
                timeZone: UTC
                sections: [{ title: World, feeds: [{ url: '{{Repository.PathOf("samples/morning/feeds/meridian.xml")}}' }] }]
            web: { listen: "http://127.0.0.1:0" }
            deliver:
              slack:
                composer: { token: "${file:{{folder}}/token}", channel: {{SlackServer.Channel}}, api: "{{slack.Api}}" }
              webhook:
                board: { url: "${file:{{folder}}/board}", allowPrivate: ["127.0.0.1"] }
              files:
                notes: { folder: {{notes}} }
            """);
    }
}

using System.Text.Json;
using BriefingBus.Contracts;
using BriefingBus.EndToEnd.Tests.Faults;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests.Deliveries;

/// <summary><c>briefingbus deliveries</c> over RabbitMQ and PostgreSQL, with a real Composer and a real web hook service.</summary>
public sealed class DeliveriesVerbTests(
    RabbitMqServer rabbit, PostgresDatabase database) : IClassFixture<RabbitMqServer>, IClassFixture<PostgresDatabase>
{
    private static readonly TimeSpan StartTime = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task An_uncertain_delivery_that_a_person_wants_again_is_sent_once_more_and_nothing_else_is()
    {
        await using var hooks = await FeedServer.StartAsync();
        hooks.Serve("/board", Reply.InTurn(Reply.HangsUp(), Reply.HangsUp(), Reply.Status(204)));
        var folder = Directory.CreateTempSubdirectory("briefingbus-again-");
        var environment = await EnvironmentAsync(folder.FullName, hooks);
        using var composer = new ServiceProcess("Composer", environment, folder.FullName);
        using var webhook = new ServiceProcess("Delivery", environment, folder.FullName);
        composer.Start();
        webhook.Start();
        const string ready = "both services listen; their logs are in ";
        await Eventually.TrueAsync(() => rabbit.IsBoundAsync<ComposeBriefing>("compose-briefing"), ready + folder.FullName, StartTime);
        await Eventually.TrueAsync(() => rabbit.IsBoundAsync<BriefingComposed>("webhook"), ready + folder.FullName, StartTime);
        var now = DateTimeOffset.UtcNow;
        await using (var bus = await BusProbe.ConnectAsync(rabbit.Options))
            foreach (var hour in new[] { 3, 2, 1 })
            {
                await bus.PublishAsync(new ComposeBriefing { Edition = "morning", ScheduledAt = now.AddHours(-hour) });
                IReadOnlyList<string> states = [];
                // Each question is a process of its own: it is asked only once the web hook was called.
                await Eventually.TrueAsync(
                    async () => hooks.Requests.Count == 4 - hour
                        && (states = await StatesAsync()).Count(s => s is "uncertain" or "delivered") == 4 - hour,
                    () => $"{4 - hour} briefings are settled; the ledger has: {string.Join(", ", states)}",
                    TimeSpan.FromMinutes(1));
            }
        (await StatesAsync()).ShouldBe(["uncertain", "uncertain", "delivered"], "The uncertain come first.");

        var (newer, older) = (await NumberAsync(0), await NumberAsync(1));
        (await RunAsync("settle", newer)).Errors.ShouldContain($"Delivery {newer} is settled as delivered");
        var again = await RunAsync("again", older);

        again.ExitCode.ShouldBe(0, again.Errors);
        again.Errors.ShouldContain("Published again: 1 briefing of morning");
        await Eventually.TrueAsync(() => hooks.Requests.Count == 4, "the web hook has it once more");
        await Eventually.TrueAsync(async () => (await StatesAsync()).All(s => s == "delivered"), "all is delivered");
        var ids = hooks.Requests.Select(r => r["webhook-id"]).ToList();
        ids[3].ShouldBe(ids[0]);
        ids.Distinct().Count().ShouldBe(3);
        (await RunAsync("again", older)).Errors.ShouldContain($"Delivery {older} is delivered, not uncertain; nothing was changed");
        (await rabbit.PeekAsync("webhook_error")).ShouldBeEmpty();
        folder.Delete(recursive: true);

        Task<CommandResult> RunAsync(params string[] arguments) =>
            CommandLine.RunAsync(["deliveries", .. arguments], environment: environment);
        async Task<JsonElement[]> LinesAsync() =>
            JsonSerializer.Deserialize<JsonElement[]>((await RunAsync("--json")).Output is { Length: > 0 } lines ? lines : "[]")!;
        async Task<IReadOnlyList<string>> StatesAsync() => [.. (await LinesAsync()).Select(l => l.GetProperty("state").GetString()!)];
        async Task<string> NumberAsync(int line) => (await LinesAsync())[line].GetProperty("number").ToString();
    }

    private async Task<IReadOnlyDictionary<string, string>> EnvironmentAsync(string folder, FeedServer hooks)
    {
        var file = Path.Combine(folder, "briefing.yaml");
        await File.WriteAllTextAsync(file, """
            editions:
              - name: morning
                title: Morning
                at: "06:00"
                timeZone: UTC
                sections: [{ title: News, feeds: [{ url: "https://feeds.example/" }] }]
            deliver:
              webhook:
                board: { url: "${BOARD_URL}", allowPrivate: ["127.0.0.1"] }
            """);
        return new Dictionary<string, string>([.. rabbit.Environment, .. database.Environment])
        {
            ["BRIEFING_CONFIG"] = file,
            ["BOARD_URL"] = hooks.Url("/board"),
        };
    }
}

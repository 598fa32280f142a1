using BriefingBus.Contracts;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests;

/// <summary>A <c>briefing.yaml</c> that is changed while processes run by it.</summary>
public sealed class ReloadTests(RabbitMqServer rabbit, PostgresDatabase database)
    : IClassFixture<RabbitMqServer>, IClassFixture<PostgresDatabase>, IDisposable
{
    private const string TakenUp = "has changed: the process finishes its work in progress and continues with version";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-changed-");

    [Fact]
    public async Task Run_goes_on_with_a_changed_hour_and_a_new_outlet_refuses_what_is_wrong_and_stops_as_ever()
    {
        await ConfigureAsync("title: Old, at: '06:00'", "");
        using var page = new HttpClient { BaseAddress = new($"http://127.0.0.1:{FreePort.Next()}") };
        await using var run = CommandLine.Run(["run", "--web", page.BaseAddress!.OriginalString], folder.FullName);
        await run.WroteAsync("edition    morning: Old");
        run.Output.ShouldContain("outlets    none");

        await ConfigureAsync("title: Every Minute, cron: '0 * * * * ?'", "deliver: { files: { shelf: { folder: shelf } } }");
        await run.WroteAsync("edition    morning: Every Minute");
        run.Output.ShouldContain("outlets    files");
        await Eventually.TrueAsync(
            () => File.Exists(Path.Combine(folder.FullName, "shelf", "morning-latest.md")), "the new outlet has a briefing of the new hour",
            TimeSpan.FromMinutes(3));
        (await File.ReadAllTextAsync(Path.Combine(folder.FullName, "shelf", "morning-latest.md"), TestContext.Current.CancellationToken))
            .ShouldContain("title: \"Every Minute\"");

        await ConfigureAsync("title: Wrong, at: 'six'", "");
        await run.WroteAsync("briefing.yaml is invalid; version");
        run.Output.ShouldContain("expected an hour such as \"06:00\"");
        run.Output.ShouldNotContain("morning: Wrong");
        (await page.GetStringAsync("/operate", TestContext.Current.CancellationToken)).ShouldContain("is wrong and was not applied");

        run.Output.ShouldNotContain(" DBG run ");
        await ConfigureAsync("title: New, at: '07:00'", "log: { level: debug }");
        await run.WroteAsync("edition    morning: New");
        await Eventually.TrueAsync(
            async () => (await page.GetAsync("/health/startup")).IsSuccessStatusCode, "the process is as ready as after a start");
        run.Output.Split("outlets    none").Length.ShouldBe(3, "The outlet is gone again.");
        (await run.StopAsync()).ShouldBe(0, run.Output);
        run.Output.ShouldContain(" DBG run ");
    }

    [Fact]
    public async Task Run_logs_that_a_changed_address_of_the_page_needs_a_restart()
    {
        var (first, second) = (FreePort.Next(), FreePort.Next());
        await ConfigureAsync("title: Old, at: '06:00'", Listen(first));
        await using var run = CommandLine.Run(["run"], folder.FullName);
        await run.WroteAsync("edition    morning: Old");

        await ConfigureAsync("title: New, at: '06:00'", Listen(second));
        await run.WroteAsync("edition    morning: New");

        run.Output.ShouldContain($"run still listens on http://127.0.0.1:{first}; a change of it needs a restart");

        static string Listen(int port) => $"web: {{ listen: 'http://127.0.0.1:{port}' }}";
    }

    [Fact]
    public async Task Replicas_of_a_service_go_on_with_another_outlet_and_no_briefing_is_lost_or_comes_twice()
    {
        await using var hooks = await FeedServer.StartAsync();
        foreach (var path in (string[])["/first", "/second"])
            hooks.Serve(path, Reply.Status(204));
        await ConfigureAsync("title: Morning, at: '06:00'", Hook("first"));
        var environment = new Dictionary<string, string>([.. rabbit.Environment, .. database.Environment])
        {
            ["BRIEFING_CONFIG"] = Path.Combine(folder.FullName, "briefing.yaml"),
            ["FIRST"] = hooks.Url("/first"),
            ["SECOND"] = hooks.Url("/second"),
        };
        using var one = new Faults.ServiceProcess("Delivery", environment, folder.FullName);
        using var other = new Faults.ServiceProcess("Delivery", environment, folder.FullName);
        one.Start();
        other.Start();
        await Eventually.TrueAsync(() => one.IsUp && other.IsUp, "both replicas are up", TimeSpan.FromMinutes(2));
        await Eventually.TrueAsync(() => rabbit.IsBoundAsync<BriefingComposed>("webhook"), "the queue is bound");

        await using var bus = await BusProbe.ConnectAsync(rabbit.Options);
        for (var n = 0; n < 30; n++)
        {
            await bus.PublishAsync(SomeBriefing.Of(SomeBriefing.Morning.AddHours(n)));
            if (n == 10)
                await ConfigureAsync("title: Morning, at: '06:00'", Hook("second"));
            if (n > 10)
                await Task.Delay(300, TestContext.Current.CancellationToken);
        }
        await Eventually.TrueAsync(
            () => IsUpAgain(one) && IsUpAgain(other), "both replicas go on with the change", TimeSpan.FromMinutes(1));
        await Eventually.TrueAsync(
            () => Task.FromResult(hooks.Requests.Count >= 30),
            () => $"{hooks.Requests.Count} of 30 are delivered:\n{one.Log}\n{other.Log}");
        await bus.PublishAsync(SomeBriefing.Of(SomeBriefing.Morning.AddHours(-1)));
        await Eventually.TrueAsync(() => hooks.Requests.Count >= 31, "the one after the change is delivered", TimeSpan.FromMinutes(2));

        hooks.Requests.Select(r => r["webhook-id"]).ShouldBeUnique(
            $"{string.Join('\n', hooks.Requests.Select(r => $"{r["webhook-id"]} {r.Path}"))}\n{one.Log}\n{other.Log}");
        hooks.Requests.Count.ShouldBe(31);
        hooks.Requests[^1].Path.ShouldBe("/second");
        one.Log.Split(TakenUp)[1].Split('\n')[0].ShouldBe(other.Log.Split(TakenUp)[1].Split('\n')[0], "Both name the same version.");
        (await one.StopAsync(TimeSpan.FromSeconds(30)), await other.StopAsync(TimeSpan.FromSeconds(30))).ShouldBe((0, 0));
        (await rabbit.PeekAsync("webhook_error")).ShouldBeEmpty();
    }

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>Until it has started with the change, a replica may finish a briefing with the outlets that it had.</summary>
    private static bool IsUpAgain(Faults.ServiceProcess replica) =>
        replica.Log.Split(TakenUp) is [_, .., var since] && since.Contains("Application started", StringComparison.Ordinal);

    private static string Feed => Repository.PathOf("samples/morning/feeds/meridian.xml");

    private static string Hook(string name) =>
        $$"""deliver: { webhook: { {{name}}: { url: "${{{name.ToUpperInvariant()}}}", allowPrivate: ["127.0.0.1"] } } }""";

    private async Task ConfigureAsync(string edition, string deliver) => await File.WriteAllTextAsync(
        Path.Combine(folder.FullName, "briefing.yaml"),
        $$"""
        editions:
          - { {{edition}}, name: morning, sections: [{ title: News, feeds: [{ url: "{{Feed}}" }] }] }
        {{deliver}}
        """);
}

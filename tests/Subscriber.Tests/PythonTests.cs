using System.Diagnostics;
using System.Text.RegularExpressions;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Subscriber.Tests;

/// <summary>The consumer in Python that docs/subscribers.md shows, taken from that page.</summary>
public sealed partial class PythonTests(RabbitMqServer rabbit, Packages packages) : IClassFixture<RabbitMqServer>
{
    private const string Python = "/usr/bin/python3";
    private const string Queue = "python-headlines";

    [Fact]
    public async Task The_consumer_of_the_page_prints_the_headlines_of_a_briefing_and_sets_aside_what_is_none()
    {
        await using var consumer = await StartAsync();
        await using var bus = await BusProbe.ConnectAsync(rabbit.Options);

        await rabbit.PutAsync(Queue, """{"message": {"title": "no sections"}}""");
        await bus.PublishAsync(SomeBriefing.Of());

        await consumer.WroteAsync("Science: Ship 3 has come in");
        consumer.Output.Split('\n').ShouldBe(
        [
            "waiting for briefings",
            "not a briefing: KeyError('scheduledAt')",
            "Morning News Briefing, 2026-09-23T06:00:00-04:00",
            "Science: Ship 1 has come in https://gazette.example/ships/1",
            "Science: Ship 2 has come in https://gazette.example/ships/2",
            "Science: Ship 3 has come in https://gazette.example/ships/3",
        ]);
        (await rabbit.PeekAsync(Queue + "_error")).ShouldHaveSingleItem().Body.ShouldContain("no sections");
    }

    [Fact]
    public async Task A_briefing_that_comes_while_the_consumer_is_away_waits_for_it()
    {
        await using (await StartAsync())
        {
        }
        await using (var bus = await BusProbe.ConnectAsync(rabbit.Options))
            await bus.PublishAsync(SomeBriefing.Of(stories: 1) with { Title = "While you were away" });

        await using var again = await StartAsync();

        await again.WroteAsync("While you were away");
    }

    private async Task<RunningProgram> StartAsync()
    {
        var options = rabbit.Options;
        if (!File.Exists(Python) || !await HasPikaAsync())
            throw TestService.Absent("Debian's python3-pika is not here");
        var program = Path.Combine(packages.NewFolder("python"), "headlines.py");
        await File.WriteAllTextAsync(
            program, Block().Match(await File.ReadAllTextAsync(Repository.PathOf("docs/subscribers.md"))).Groups[1].Value);
        var consumer = RunningProgram.Start(Python, [program], packages.NewFolder("python"), new Dictionary<string, string>
        {
            ["AMQP_URL"] = $"amqp://{options.User}:{options.Password}@{options.Host}/{options.VirtualHost}",
            ["QUEUE"] = Queue,
        });
        await consumer.WroteAsync("waiting for briefings");
        return consumer;
    }

    private static async Task<bool> HasPikaAsync()
    {
        using var import = Process.Start(new ProcessStartInfo(Python, ["-c", "import pika"]) { RedirectStandardError = true })!;
        await import.WaitForExitAsync();
        return import.ExitCode == 0;
    }

    [GeneratedRegex("```python\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}

using BriefingBus.Testing;
using Shouldly;

namespace BriefingBus.Subscriber.Tests;

/// <summary>The sample, or what became of it, as a process on a real broker.</summary>
internal static class SubscriberProcess
{
    /// <summary>Starts the program, publishes a briefing, and waits until its headlines are in the file.</summary>
    /// <param name="program">Path of the program's assembly.</param>
    /// <param name="rabbit">The broker.</param>
    /// <param name="folder">Where the headlines go.</param>
    public static async Task ShouldWriteHeadlinesAsync(string program, RabbitMqServer rabbit, string folder)
    {
        var briefing = SomeBriefing.Of();
        await using var running = RunningProgram.Start("dotnet", [program], folder, Environment(rabbit, folder));
        await running.ReadyAsync();
        await using var bus = await BusProbe.ConnectAsync(rabbit.Options);

        await bus.PublishAsync(briefing);
        await bus.PublishAsync(briefing);

        await Eventually.TrueAsync(() => running.Output.Split("3 stories in").Length == 3, "the briefing has come twice");
        (await File.ReadAllLinesAsync(Path.Combine(folder, "morning-2026-09-23-0600.txt"))).ShouldBe(
        [
            "Ship 1 has come in https://gazette.example/ships/1",
            "Ship 2 has come in https://gazette.example/ships/2",
            "Ship 3 has come in https://gazette.example/ships/3",
        ]);
        (await running.StopAsync()).ShouldBe(0, running.Output);
    }

    private static Dictionary<string, string> Environment(RabbitMqServer rabbit, string folder) => new()
    {
        ["BUS__HOST"] = rabbit.Options.Host!,
        ["BUS__VIRTUALHOST"] = rabbit.Options.VirtualHost,
        ["BUS__USER"] = rabbit.Options.User,
        ["BUS__PASSWORD"] = rabbit.Options.Password!,
        ["HEADLINES_FOLDER"] = folder,
        ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
        ["LOG__FORMAT"] = "text",
    };
}

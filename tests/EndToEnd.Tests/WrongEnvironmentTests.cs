using BriefingBus.EndToEnd.Tests.Faults;
using BriefingBus.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests;

public sealed class WrongEnvironmentTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-environment-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("Composer", "DATABASE__PORT", "abc", "DATABASE__PORT: found 'abc', expected a whole number from 1 to 65535.")]
    [InlineData(
        "Cleaner",
        "LOG__LEVEL",
        "loud",
        "LOG__LEVEL: found 'loud', expected one of Verbose, Debug, Information, Warning, Error, Fatal.")]
    [InlineData(
        "Cleaner",
        "BUS__HOST",
        "rabbit:abc",
        "BUS__HOST: found 'rabbit:abc', expected a host such as rabbitmq or rabbitmq:5672, or several separated by commas.")]
    [InlineData(
        "Cleaner",
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        "nonsense",
        "OTEL_EXPORTER_OTLP_ENDPOINT: found 'nonsense', expected an address such as http://collector:4317.")]
    [InlineData(
        "Composer",
        "DATABASE__FOLDER",
        "/proc/briefingbus",
        "DATABASE__FOLDER: found '/proc/briefingbus', expected a folder that this user may write in.")]
    public async Task A_service_with_a_wrong_variable_says_which_and_ends(string service, string variable, string value, string message)
    {
        using var process = new ServiceProcess(
            service,
            new Dictionary<string, string> { ["BRIEFING_CONFIG"] = Repository.PathOf("samples/morning/briefing.yaml"), [variable] = value },
            folder.FullName);
        process.Start();

        (await process.EndAsync(TimeSpan.FromSeconds(30))).ShouldBe(2);
        (await File.ReadAllTextAsync(process.LogFile)).Trim().ShouldBe(message);
    }

    [Theory]
    [InlineData("explain")]
    [InlineData("compose")]
    [InlineData("export atom --address https://briefing.example/")]
    public async Task A_command_says_that_the_database_does_not_answer_and_ends(string command)
    {
        var run = await CommandLine.RunAsync(
            [.. command.Split(' '), "--config", Repository.PathOf("samples/morning/briefing.yaml")],
            folder.FullName,
            new Dictionary<string, string>
            {
                ["DATABASE__PROVIDER"] = "Postgres",
                ["DATABASE__HOST"] = "127.0.0.1",
                ["DATABASE__PORT"] = "9",
            });

        run.ExitCode.ShouldBe(1);
        run.Errors.ShouldStartWith("The database does not answer: Failed to connect to 127.0.0.1:9.");
        run.Errors.ShouldContain("Check DATABASE__HOST");
    }

    [Fact]
    public async Task The_command_line_with_a_wrong_variable_says_which_and_ends()
    {
        var run = await CommandLine.RunAsync(
            ["topology", "deploy"],
            environment: new Dictionary<string, string> { ["BUS__HOST"] = "127.0.0.1", ["BUS__PREFETCH"] = "many" });

        run.ExitCode.ShouldBe(2);
        run.Errors.Trim().ShouldBe("BUS__PREFETCH: found 'many', expected a whole number from 1 to 1000.");
    }

    [Fact]
    public async Task A_probe_asks_the_running_process_while_a_changed_configuration_is_wrong()
    {
        await using var running = await FeedServer.StartAsync();
        running.Serve("/health/ready", Reply.Feed("ready as before", "text/plain"));
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "briefing.yaml"), "editions: nothing", TestContext.Current.CancellationToken);
        var environment = new Dictionary<string, string>
        {
            ["BRIEFING_CONFIG"] = Path.Combine(folder.FullName, "briefing.yaml"),
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{running.Port}",
        };

        var answer = await RunningProgram.ToItsEndAsync(
            "dotnet", [Repository.Program("BriefingBus.Cleaner.dll"), "--health"], folder.FullName, environment);

        answer.Trim().ShouldBe("ready as before");
    }

    [Fact]
    public async Task A_probe_asks_at_the_address_that_the_process_listens_on()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.2:0");
        builder.Logging.ClearProviders();
        await using var running = builder.Build();
        running.MapGet("/health/ready", () => "ready here");
        await running.StartAsync(TestContext.Current.CancellationToken);

        var answer = await RunningProgram.ToItsEndAsync(
            "dotnet",
            [Repository.Program("BriefingBus.Cleaner.dll"), "--health"],
            folder.FullName,
            new Dictionary<string, string> { ["ASPNETCORE_URLS"] = running.Urls.Single() });

        answer.Trim().ShouldBe("ready here");
    }
}

using BriefingBus.Testing;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests;

/// <summary>What <c>briefingbus status</c> says of a running system.</summary>
public sealed class StatusTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-status-");

    [Fact]
    public async Task A_running_system_reports_itself_and_a_problem_comes_with_what_to_do()
    {
        var config = Path.Combine(folder.FullName, "briefing.yaml");
        await File.WriteAllTextAsync(config, """
            editions:
              - name: morning
                title: Morning
                at: "06:00"
                sections:
                  - title: News
                    feeds: [{ url: feed.xml }]
            deliver:
              files:
                archive: { folder: out, notices: also }
            """, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "feed.xml"), "<rss version='2.0'><channel><title>F</title></channel></rss>",
            TestContext.Current.CancellationToken);
        await using var run = CommandLine.Run(
            ["run", "--config", config, "--data", "data", "--out", "briefings", "--web", "http://127.0.0.1:0"], folder.FullName);
        var data = Path.Combine(folder.FullName, "data");
        await Eventually.TrueAsync(
            () => ServiceReports.HaveAsync(data, problem: ""), "the process reports itself", TimeSpan.FromSeconds(90));

        CommandResult status = null!;
        await Eventually.TrueAsync(
            async () => (status = await StatusAsync(config)).Output.Contains("run        well", StringComparison.Ordinal), () =>
            $"the process reports itself; the last answer was {status.Output}", TimeSpan.FromSeconds(90));
        status.Output.ShouldContain("\nEditions\n  morning    last none, next ");

        await using (var connection = new SqliteConnection($"Data Source={data}/deliveries.db;Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = """
                INSERT INTO deliveries (Outlet, BriefingId, Part, Edition, ScheduledAt, State, Attempts, StartedAt)
                VALUES ('files/archive', '00000000-0000-0000-0000-000000000001', 'text', 'morning', 638000000000000000, 'Uncertain', 1,
                    638000000000000000);
                INSERT INTO reports (Service, Instance, ReportedAt, Problems, Version, Configuration)
                SELECT 'cleaner', 'another', ReportedAt, '[]', '0.0.9', '0123456789ab' FROM reports WHERE Service = 'run'
                """;
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
        var uncertain = await StatusAsync(config);

        uncertain.ExitCode.ShouldBe(1);
        uncertain.Output.ShouldStartWith("What to do:\n");
        uncertain.Output.ShouldContain("cleaner runs version 0.0.9, and another service runs ");
        uncertain.Output.ShouldContain($"cleaner runs by configuration 0123456789ab, and {config} is ");
        uncertain.Output.ShouldContain("1 deliveries may or may not have arrived: 'briefingbus deliveries' lists them, and you decide.");
    }

    [Fact]
    public async Task Without_databases_the_status_says_what_could_not_be_read()
    {
        var status = await StatusAsync(Repository.PathOf("samples/morning/briefing.yaml"));

        status.Output.ShouldStartWith("Nothing is known to be wrong; not everything could be read.");
        status.Output.ShouldContain("there is no composer.db in data; --data names the folder of 'briefingbus run'.");
    }

    [Fact]
    public async Task Without_outlets_failed_messages_are_counted_and_what_keeps_reports_is_named()
    {
        var config = Repository.PathOf("samples/morning/briefing.yaml");
        var letters = Path.Combine(folder.FullName, "letters.jsonl");
        await File.WriteAllTextAsync(
            letters, """{"queue":"clean-item_error","messageId":"1","headers":{},"body":"{}"}""", TestContext.Current.CancellationToken);
        await using (var run = CommandLine.Run(
            ["run", "--config", config, "--data", "data", "--out", "briefings", "--web", "http://127.0.0.1:0"], folder.FullName))
            await Eventually.TrueAsync(
                () => File.Exists(Path.Combine(folder.FullName, "data", "deadletters.db")), "the databases are made",
                TimeSpan.FromSeconds(90));
        var imported = await CommandLine.RunAsync(["dead-letters", "import", letters, "--data", "data"], folder.FullName);
        imported.ExitCode.ShouldBe(0, imported.ToString());

        var status = await StatusAsync(config);

        status.ExitCode.ShouldBe(1);
        status.Output.ShouldContain("- 1 messages failed and wait for a decision: 'briefingbus dead-letters' lists them.");
        status.Output.ShouldContain("\nFailed messages\n  1 wait, the oldest since ");
        status.Output.ShouldContain("Delivery keeps them, and there is none without an outlet under 'deliver'.");
    }

    public void Dispose() => folder.Delete(recursive: true);

    private Task<CommandResult> StatusAsync(string config) =>
        CommandLine.RunAsync(["status", "--config", config, "--data", "data"], folder.FullName);
}

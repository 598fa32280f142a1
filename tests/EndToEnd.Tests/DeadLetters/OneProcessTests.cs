using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using BriefingBus.DeadLetters.Ingest;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.Testing;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests.DeadLetters;

/// <summary>Dead letters of <c>briefingbus run</c>: no broker, another process to work on them.</summary>
public sealed class OneProcessTests : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-run-dead-letters-");
    private Process? run;

    private string Data => Path.Combine(folder.FullName, "data");

    public async ValueTask DisposeAsync()
    {
        if (run is { HasExited: false })
        {
            run.Kill(entireProcessTree: true);
            await run.WaitForExitAsync();
        }
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_failed_message_in_one_process_survives_a_restart_and_is_edited_and_replayed_from_another()
    {
        Run();
        await Eventually.TrueAsync(async () =>
            File.Exists(Path.Combine(Data, "deadletters.db"))
                && (await DeadLettersAsync("queues")).Output.Contains("clean-item_error", StringComparison.Ordinal),
            "the process has named its queues", TimeSpan.FromMinutes(1));
        await using (var table = await FailedMessageTable.OpenAsync(new() { Folder = Data }))
            await table.Get<FailureWriter>().StoreAsync(
                [
                    new()
                    {
                        Queue = "clean-item_error",
                        ContentType = "application/vnd.masstransit+json",
                        Headers = new Dictionary<string, object?>(),
                        Body = Encoding.UTF8.GetBytes(DeadLettersVerbTests.Envelope(DeadLettersVerbTests.Poison(1, "a"))),
                    },
                ],
                revive: false,
                default);
        (await DeadLettersAsync("replay", "--all")).Output.ShouldContain("1 failed again (0 with the same error, 1 with another)");
        await StopAsync();

        var kept = await DeadLettersAsync("list", "--json");
        var again = await DeadLettersAsync("replay", "--all", "--wait", "0s");
        Run();
        await using (var table = await FailedMessageTable.OpenAsync(new() { Folder = Data }))
            await Eventually.TrueAsync(
                async () => await table.CountAsync(MessageState.Failed) > 0, "it failed again after the restart", TimeSpan.FromMinutes(1));
        var id = Id(await DeadLettersAsync("list", "--json"));
        var body = JsonDocument.Parse((await DeadLettersAsync("show", id, "--json")).Output).RootElement.GetProperty("body").GetString()!;
        var file = Path.Combine(folder.FullName, "mended.json");
        await File.WriteAllTextAsync(file, body.Replace("\"gzip\": \"AQIDBAUGBwgJCg==\"", "\"gzip\": null")
            .Replace("\"plain\": null", "\"plain\": \"<p>A mended text.</p>\""));
        var edited = await DeadLettersAsync("edit", id, "--file", file);
        var queues = await DeadLettersAsync("queues", "--json");

        JsonDocument.Parse(kept.Output).RootElement.GetProperty("exceptionType").GetString().ShouldBe("System.IO.InvalidDataException");
        again.ExitCode.ShouldBe(1, again.Output + again.Errors);
        again.Output.ShouldContain("1 pending");
        edited.ExitCode.ShouldBe(0, edited.Output + edited.Errors);
        edited.Output.ShouldContain("It succeeded.");
        queues.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(line => line.Contains("\"count\":0"));
    }

    private static string Id(CommandResult list) => JsonDocument.Parse(list.Output).RootElement.GetProperty("id").GetString()!;

    private Task<CommandResult> DeadLettersAsync(params string[] arguments) =>
        CommandLine.RunAsync(["dead-letters", .. arguments, "--data", Data]);

    private void Run()
    {
        run = CommandLine.Start(["run", "--config", Repository.PathOf("samples/morning/briefing.yaml"), "--data", Data, "--out",
            Path.Combine(folder.FullName, "out"), "--web", "off"]);
        run.BeginOutputReadLine();
        run.BeginErrorReadLine();
    }

    private async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", run!.Id.ToString(CultureInfo.InvariantCulture)]);
        await run.WaitForExitAsync().InTimeAsync(TimeSpan.FromSeconds(40));
    }
}

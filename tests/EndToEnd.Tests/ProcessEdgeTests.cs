using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests;

/// <summary>What can happen to any program ends in a sentence and an exit code.</summary>
public sealed class ProcessEdgeTests : IDisposable
{
    private static readonly string Sample = Repository.PathOf("samples/morning/briefing.yaml");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-edge-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("--out")]
    [InlineData("--data")]
    public async Task A_folder_that_cannot_be_written_is_named_before_any_feed_is_polled(string option)
    {
        var file = Path.Combine(folder.FullName, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);

        var result = await CommandLine.RunAsync(["now", "--config", Sample, option, Path.Combine(file, "below")], folder.FullName);

        result.ExitCode.ShouldBe(2);
        result.Errors.ShouldStartWith($"{option}: the folder ");
        result.Errors.ShouldNotContain("   at ");
        result.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_damaged_database_is_named_with_what_to_do()
    {
        var data = folder.CreateSubdirectory("data");
        await File.WriteAllTextAsync(
            Path.Combine(data.FullName, "fetcher.db"), new string('x', 8192), TestContext.Current.CancellationToken);

        var result = await CommandLine.RunAsync(["now", "--config", Sample, "--quiet", "--data", data.FullName], folder.FullName);

        result.ExitCode.ShouldBe(2);
        result.Errors.ShouldContain(Path.Combine(data.FullName, "fetcher.db") + " is no SQLite database");
        result.Errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Run_that_is_stopped_during_its_first_polls_stops_as_at_any_later_time()
    {
        await using var server = await FeedServer.StartAsync();
        server.Serve("/feed.xml", Reply.Silence());
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "briefing.yaml"),
            $$"""
            editions: [{ name: m, title: M, at: "06:00", sections: [{ title: S, feeds: [{ url: "{{server.Url("/feed.xml")}}" }] }] }]
            fetch: { allowPrivate: ["127.0.0.1"] }
            """,
            TestContext.Current.CancellationToken);
        await using var run = CommandLine.Run(["run", "--now", "--web", "off"], folder.FullName);
        await run.WroteAsync("BriefingBus runs.");
        await Eventually.TrueAsync(() => server.Requests.Count > 0, "the first poll is in progress");

        (await run.StopAsync()).ShouldBe(0, run.Output);

        run.Output.ShouldContain("Stopping: no further feeds are claimed");
    }

    [Theory]
    [InlineData(100_000)]
    [InlineData(200_000)]
    [InlineData(300_000)]
    public async Task A_disk_that_becomes_full_at_work_is_named_with_what_to_do(int left)
    {
        await using var disk = await SmallDisk.MountAsync(Path.Combine(folder.FullName, "disk"));
        Assert.SkipUnless(disk.WhyAbsent is null, disk.WhyAbsent ?? "");
        await disk.FillAsync(left);

        var result = await CommandLine.RunAsync(
            ["now", "--config", Sample, "--quiet", "--data", Path.Combine(disk.Folder, "data")], folder.FullName);

        result.ExitCode.ShouldBe(1, result.ToString());
        result.Errors.ShouldMatch("is full|No space left");
        result.Errors.ShouldContain("Make room and try again.");
        result.Errors.ShouldNotContain("   at ");
    }
}

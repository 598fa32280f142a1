using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Cli.Tests;

/// <summary><c>briefingbus now</c> where <c>briefing.yaml</c> asks for embeddings.</summary>
public sealed class NowWithEmbeddingsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-now-");

    [Fact]
    public async Task Without_the_model_the_log_says_so_once_and_the_briefing_is_composed()
    {
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "feed.xml"), SomeFeed.Rss(SomeFeed.Entries(2, DateTimeOffset.UtcNow)));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "briefing.yaml"), """
            editions:
              - name: m
                title: T
                at: "06:00"
                sections:
                  - title: S
                    feeds: [{ url: feed.xml, name: feed }]
            stories: { grouping: embeddings }
            """);

        var run = await CommandLine.RunAsync(["now", "--config", "briefing.yaml", "--data", "data"], folder.FullName,
            new Dictionary<string, string> { ["EMBEDDINGS__FOLDER"] = "/nowhere", ["LOG__LEVEL"] = "Warning" });

        run.Output.ShouldContain("Ship 1 has come in");
        run.Errors.Split('\n').Count(line => line.Contains("No embeddings are made", StringComparison.Ordinal)).ShouldBe(1, run.Errors);
    }

    public void Dispose() => folder.Delete(recursive: true);
}

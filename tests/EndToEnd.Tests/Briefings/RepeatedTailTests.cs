using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests.Briefings;

/// <summary>What a feed writes under each of its entries is found by comparing them, also on the morning when only one of them is
/// new.</summary>
public sealed class RepeatedTailTests : IDisposable
{
    private const string Tail = "The Harbour Gazette covers every quay of the coast with eleven reporters and two boats.";

    private readonly string folder = Directory.CreateTempSubdirectory("briefingbus-tail-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_tail_of_a_feed_is_in_no_summary_also_where_one_entry_alone_is_new()
    {
        await using var server = await FeedServer.StartAsync();
        var config = Path.Combine(folder, "briefing.yaml");
        await File.WriteAllTextAsync(config, $$"""
            editions:
              - name: harbour
                title: Harbour
                at: "06:00"
                timeZone: UTC
                sections:
                  - title: Ships
                    feeds: [{ url: "{{server.Url("/feed")}}" }]
            fetch: { allowPrivate: [127.0.0.1], gap: 0s }
            """);
        var now = DateTimeOffset.UtcNow;
        var known = SomeFeed.Entries(6, now.AddHours(-2)).Select(e => e with { Text = $"<p>{e.Text}</p><p>{Tail}</p>" }).ToList();
        server.Serve("/feed", Reply.Feed(SomeFeed.Rss(known)));
        var first = await ComposeAsync();
        var added = new SomeEntry(
            "A grain ship waits",
            now.AddHours(-1),
            Id: "grain",
            Link: "https://gazette.example/grain",
            Text: $"<p>A ship with nine thousand tonnes of wheat waits for a pilot.</p><p>{Tail}</p>");
        server.Serve("/feed", Reply.Feed(SomeFeed.Rss([added, .. known])));

        var second = await ComposeAsync();

        first.ShouldContain("tied up at the north quay");
        first.ShouldNotContain("eleven reporters");
        second.ShouldContain("A ship with nine thousand tonnes of wheat waits for a pilot.");
        second.ShouldNotContain("tied up at the north quay");
        second.ShouldNotContain("eleven reporters");

        async Task<string> ComposeAsync()
        {
            string[] arguments =
            [
                "now", "--config", config, "--data", Path.Combine(folder, "data"), "--out", Path.Combine(folder, "out"),
                "--format", "text", "--quiet",
            ];
            var run = await CommandLine.RunAsync(arguments);
            run.ExitCode.ShouldBe(0, run.Errors);
            return run.Output;
        }
    }
}

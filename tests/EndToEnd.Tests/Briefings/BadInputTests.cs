using System.Text;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests.Briefings;

public sealed class BadInputTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("briefingbus-bad").FullName;
    private FeedServer server = null!;

    public async ValueTask InitializeAsync() => server = await FeedServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_wrong_configuration_stops_before_any_fetch_and_says_where_it_is_wrong()
    {
        server.Serve("/feed.xml", Reply.Feed(SomeFeed.Rss()));
        var config = Write(server.Url("/feed.xml"), extra: "itms: 5");

        var run = await NowAsync(config);

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBeEmpty();
        run.Errors.ShouldContain($"{config}:8:9: editions[0].sections[0]: unknown key 'itms'; did you mean 'items'?");
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unknown_edition_names_those_there_are()
    {
        var run = await NowAsync(Write("feed.xml"), "--edition", "evening");

        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("There is no edition 'evening'");
        run.Errors.ShouldContain("It has: morning.");
    }

    [Fact]
    public async Task A_briefing_without_any_feed_that_can_be_read_is_composed_and_the_exit_code_says_so()
    {
        var run = await NowAsync(Write("none.xml"));

        run.ExitCode.ShouldBe(1, run.Errors);
        run.Output.ShouldContain("none.xml");
    }

    [Fact]
    public async Task Bad_feeds_affect_no_other_and_are_named_with_their_reason()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "empty.xml"), "");
        await File.WriteAllTextAsync(Path.Combine(folder, "picture.xml"), "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR", Encoding.Latin1);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "cut.xml"),
            """
            <rss version="2.0"><channel><title>Cut</title>
            <item><title>Harbour bridge opens to cyclists after ten years</title><link>https://cut.example/1</link>
            <description>The bridge opened to cyclists on Monday after ten years of work.</description></item><item><title>Half a he
            """);
        await File.WriteAllBytesAsync(
            Path.Combine(folder, "lying.xml"),
            Encoding.Latin1.GetBytes("""
                <?xml version="1.0" encoding="utf-8"?>
                <rss version="2.0"><channel><title>Lying</title>
                <item><title>Le café de l'écluse rouvre ses portes</title><link>https://lying.example/1</link></item>
                </channel></rss>
                """));
        await using (var huge = File.Create(Path.Combine(folder, "huge.xml")))
        {
            await huge.WriteAsync("<rss version=\"2.0\"><channel><title>Huge</title>"u8.ToArray());
            huge.SetLength(200L * 1024 * 1024);
        }

        var run = await NowAsync(Write("empty.xml", "picture.xml", "cut.xml", "lying.xml", "huge.xml", "missing.xml"), "--format", "json");

        run.ExitCode.ShouldBe(0, run.Errors);
        var briefing = BriefingJson.Read(run.Output);
        briefing.FeedsRead.ShouldBe(2);
        ShouldBeFitToRead.Stories(briefing).Select(s => s.Title).ShouldBe(
            ["Harbour bridge opens to cyclists after ten years", "Le café de l'écluse rouvre ses portes"], ignoreOrder: true);
        foreach (var feed in new[] { "empty.xml", "picture.xml", "huge.xml", "missing.xml" })
            briefing.Trouble.ShouldContain(t => t.FeedUrl == feed && t.Reason.Length > 0 && t.Kind == "failed");
        briefing.Trouble.ShouldContain(
            t => t.FeedUrl == "cut.xml" && t.Kind == "partly failed" && t.Reason == "the document ends before its last element is closed");
        briefing.Trouble.ShouldContain(t => t.FeedUrl == "lying.xml" && t.Kind == "partly failed"
            && t.Reason.StartsWith("the document is not in the encoding that it states; it was read as "));
    }

    [Fact]
    public async Task A_feed_that_never_answers_is_left_out_at_the_deadline_and_named()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "good.xml"), SomeFeed.Rss());
        server.Serve("/never.xml", Reply.Silence());

        var run = await NowAsync(Write(["good.xml", server.Url("/never.xml")], "items: 10"), "--deadline", "5s");

        run.ExitCode.ShouldBe(0, run.Errors);
        run.Output.ShouldContain("Composed after 5s without " + server.Url("/never.xml"));
    }

    private Task<CommandResult> NowAsync(string config, params string[] more) =>
        CommandLine.RunAsync(["now", "--config", config, "--out", Path.Combine(folder, "out"), "--quiet", .. more]);

    private string Write(params string[] feeds) => Write(feeds, "items: 10");

    private string Write(string feed, string extra) => Write([feed], extra);

    private string Write(string[] feeds, string extra)
    {
        var path = Path.Combine(folder, "briefing.yaml");
        File.WriteAllText(
            path,
            $"""
            editions:
              - name: morning
                title: Morning
                at: "06:00"
                lookback: 3650d
                sections:
                  - title: News
                    {extra}
                    feeds: [{string.Join(", ", feeds.Select(f => $"{{ url: \"{f}\" }}"))}]
            fetch:
              allowPrivate: [127.0.0.1]
              gap: 0s
            """);
        return path;
    }
}

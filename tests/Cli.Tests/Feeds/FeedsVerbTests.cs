using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Cli.Tests.Feeds;

public sealed class FeedsVerbTests : IDisposable
{
    private const string Briefing = """
        # My briefing
        editions:
          - name: morning
            title: Morning
            at: "06:00"
            sections:
              - title: World
                feeds:
                  - { url: "https://a.example.org/rss", name: Alpha }   # reliable
                  - { url: "https://b.example.org/rss" }
              - title: Science
                feeds: [{ url: "https://s.example.org/rss" }]

        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-feeds-");

    public FeedsVerbTests() => File.WriteAllText(Config, Briefing);

    private string Config => Path.Combine(folder.FullName, "briefing.yaml");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_dry_run_shows_the_change_as_a_diff_and_makes_none()
    {
        var run = await FeedsAsync("add", "https://n.example.org/feed", "--section", "World", "--name", "New", "--dry-run");

        run.ExitCode.ShouldBe(0, run.Errors);
        run.Output.ShouldContain("+          - { url: \"https://n.example.org/feed\", name: New }\n");
        run.Output.ShouldNotContain("\n-  ");
        (await File.ReadAllTextAsync(Config)).ShouldBe(Briefing);
    }

    [Fact]
    public async Task A_feed_can_be_added_listed_moved_disabled_enabled_and_removed_and_the_file_is_as_it_was()
    {
        (await FeedsAsync("add", "https://n.example.org/feed", "-s", "world", "-n", "New")).ExitCode.ShouldBe(0);
        (await FeedsAsync("disable", "new")).ExitCode.ShouldBe(0);
        var list = await FeedsAsync("list");
        list.Output.ShouldBe("""
            World
              Alpha  https://a.example.org/rss
              https://b.example.org/rss
              New  https://n.example.org/feed  (disabled)
            Science
              https://s.example.org/rss

            """);
        (await FeedsAsync("enable", "https://n.example.org/feed")).ExitCode.ShouldBe(0);
        (await FeedsAsync("move", "New", "--section", "Science")).Errors.ShouldBe(
            "Moved https://n.example.org/feed from 'World' to 'Science'.\n");
        (await FeedsAsync("remove", "New")).ExitCode.ShouldBe(0);

        (await File.ReadAllTextAsync(Config)).ShouldBe(Briefing);
    }

    [Fact]
    public async Task A_feed_of_two_editions_moves_within_the_one_that_is_named()
    {
        const string Evening = """
              - name: evening
                title: Evening
                at: "18:00"
                sections:
                  - title: World
                    feeds:
                      - { url: "https://a.example.org/rss", name: Alpha }
                      - { url: "https://c.example.org/rss" }

            """;
        await File.WriteAllTextAsync(Config, Briefing + Evening);

        var ambiguous = await FeedsAsync("move", "Alpha", "--section", "Research");
        var moved = await FeedsAsync("move", "Alpha", "--section", "Research", "--edition", "evening");

        ambiguous.Errors.ShouldStartWith("'Alpha' is in several places: morning/World, evening/World.");
        moved.ExitCode.ShouldBe(0, moved.Errors);
        var text = await File.ReadAllTextAsync(Config);
        text.ShouldStartWith(Briefing);
        text.ShouldEndWith("      - title: Research\n        feeds:\n          - { url: \"https://a.example.org/rss\", name: Alpha }\n");
    }

    [Fact]
    public async Task Without_a_section_a_feed_goes_to_the_last_one_with_news_and_the_page_of_a_known_site_becomes_its_feed()
    {
        var run = await FeedsAsync("add", "https://github.com/dotnet/runtime");

        run.Errors.ShouldStartWith("Added https://github.com/dotnet/runtime/releases.atom to 'Science'.");
        (await File.ReadAllTextAsync(Config)).ShouldContain(
            "/s.example.org/rss\" }, { url: \"https://github.com/dotnet/runtime/releases.atom\" }]");
    }

    [Theory]
    [InlineData("No feed has the address or name 'https://x.example.org/'", "remove", "https://x.example.org/")]
    [InlineData("'Science' would have no feed left", "remove", "https://s.example.org/rss")]
    [InlineData("'World' has https://a.example.org/rss already, in line 9", "add", "https://a.example.org/rss", "--section", "Science")]
    [InlineData("There is no edition 'noon'", "add", "https://n.example.org/", "-e", "noon")]
    [InlineData("expected an http or https address", "add", "ftp://n.example.org/")]
    [InlineData("Name the section that gets the feed", "move", "Alpha")]
    public async Task An_impossible_change_is_refused_in_a_sentence_and_the_file_does_not_change(string sentence, params string[] arguments)
    {
        var run = await FeedsAsync(arguments);

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBeEmpty();
        run.Errors.ShouldNotContain("   at ");
        run.Errors.ShouldContain(sentence);
        (await File.ReadAllTextAsync(Config)).ShouldBe(Briefing);
    }

    [Fact]
    public async Task A_disabled_feed_is_in_no_briefing_and_not_counted()
    {
        await FeedsAsync("disable", "https://s.example.org/rss");

        var check = await CommandLine.RunAsync(["check", Config]);

        check.Output.ShouldContain("1 edition, 1 section, 2 feeds");
    }

    [Fact]
    public async Task A_thousand_feeds_come_in_from_OPML_and_go_out_again()
    {
        var outlines = string.Concat(Enumerable.Range(0, 40).Select(s => $"<outline text='Folder {s}'>"
            + string.Concat(Enumerable.Range(0, 25).Select(f =>
                $"<outline type='rss' text='Feed {s}-{f}' xmlUrl='https://f{s}-{f}.example.org/rss?a=1&amp;b=2'/>"))
            + "</outline>"));
        var opml = Path.Combine(folder.FullName, "feeds.opml");
        await File.WriteAllTextAsync(
            opml, $"<opml version='2.0'><body>{outlines}<outline type='rss' text='B' xmlUrl='http://b.example.org/rss/'/></body></opml>");

        var import = await FeedsAsync("import", opml);
        var export = await FeedsAsync("export");

        import.ExitCode.ShouldBe(0, import.Errors);
        import.Errors.ShouldContain("Duplicate: http://b.example.org/rss/ is left out, 'World' has it.");
        import.Errors.ShouldContain("Imported 1000 feeds into 40 sections of 'morning'; 1 duplicate, 0 left out.");
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"1,000 feeds imported in {import.Elapsed.TotalMilliseconds:0} ms, the start of the process included");
        (await File.ReadAllTextAsync(Config)).ShouldStartWith(Briefing.TrimEnd());
        export.Output.Split("xmlUrl=").Length.ShouldBe(1000 + 3 + 1);
        (await CommandLine.RunAsync(["check", Config])).Output.ShouldContain("42 sections, 1003 feeds");
    }

    [Fact]
    public async Task Parse_says_what_to_do_with_OPML()
    {
        var opml = Path.Combine(folder.FullName, "feeds.opml");
        await File.WriteAllTextAsync(opml, "<opml version='2.0'><body/></opml>");

        var run = await CommandLine.RunAsync(["parse", opml]);

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("'briefingbus feeds import'");
    }

    [Fact]
    public async Task A_feed_is_tested_and_the_feeds_of_a_page_are_found()
    {
        await using var server = await FeedServer.StartAsync();
        server.Serve("/feed.xml", Reply.Feed(SomeFeed.Rss(SomeFeed.Entries(1, DateTimeOffset.UnixEpoch))));
        const string Page = "<html><head><link rel='alternate' type='application/rss+xml' href='/feed.xml'></head><body>Hi</body></html>";
        server.Serve("/page", Reply.Feed(Page, "text/html"));
        server.Serve("/bare", Reply.Feed("<html><body>No link</body></html>", "text/html"));
        await File.AppendAllTextAsync(Config, "fetch: { allowPrivate: [127.0.0.1], gap: 0s }\n");

        var test = await FeedsAsync("test", server.Url("/feed.xml"));
        var named = await FeedsAsync("discover", server.Url("/page"));
        var wellKnown = await FeedsAsync("discover", server.Url("/bare"), "--json");
        var broken = await FeedsAsync("test", server.Url("/nothing"));

        test.ExitCode.ShouldBe(0, test.Errors);
        test.Output.ShouldContain("rss 2.0, 1 items");
        test.Output.ShouldContain("Ship 1 has come in");
        named.Output.ShouldStartWith(server.Url("/feed.xml") + "\n");
        wellKnown.Output.ShouldContain($"\"url\": \"{server.Url("/feed.xml")}\"");
        broken.ExitCode.ShouldBe(1);
        broken.Errors.ShouldContain("404");
    }

    private Task<CommandResult> FeedsAsync(params string[] arguments) => CommandLine.RunAsync(["feeds", .. arguments, "--config", Config]);
}

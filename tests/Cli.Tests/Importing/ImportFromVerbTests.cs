using BriefingBus.Testing;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace BriefingBus.Cli.Tests.Importing;

/// <summary>Against servers that answer as Miniflux and FreshRSS do.</summary>
public sealed class ImportFromVerbTests : IDisposable
{
    private const string Feeds = """
        [
          { "id": 1, "feed_url": "https://lab.example.org/atom", "title": "Lab", "disabled": false, "crawler": true,
            "blocklist_rules": "(?i)sponsored", "keeplist_rules": "", "block_filter_entry_rules": "EntryTitle=^Ad:\nEntryAuthor=jane",
            "category": { "id": 2, "title": "Science" } },
          { "id": 2, "feed_url": "https://off.example.org/rss", "title": "Off", "disabled": true, "category": { "id": 1, "title": "All" } },
          { "id": 3, "feed_url": "https://members.example.org/rss", "title": "Members", "username": "jane",
            "category": { "id": 2, "title": "Science" } },
          { "id": 4, "feed_url": "https://have.example.org/rss", "title": "Have", "category": { "id": 1, "title": "All" } }
        ]
        """;

    private const string Subscriptions = """
        { "subscriptions": [
          { "id": "feed/1", "title": "Deep", "categories": [{ "id": "user/-/label/Tech", "label": "Tech" }],
            "url": "https://deep.example.org/rss" },
          { "id": "feed/2", "title": "Plain", "categories": [{ "id": "user/-/label/Uncategorized", "label": "Uncategorized" }],
            "url": "https://plain.example.org/rss" } ] }
        """;

    private const string Export = """
        <opml xmlns:frss="https://freshrss.org/opml" version="2.0"><body><outline text="Tech">
        <outline text="Deep" type="rss" xmlUrl="https://deep.example.org/rss" frss:cssFullContent="article"
        frss:filtersActionRead="intitle:ad"/>
        </outline></body></opml>
        """;

    private const string Briefing = """
        editions:
          - name: morning
            title: Morning
            at: "06:00"
            sections:
              - title: News
                feeds:
                  - { url: "https://have.example.org/rss" }   # mine

        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-import-");

    public ImportFromVerbTests() => File.WriteAllText(Config, Briefing);

    private string Config => Path.Combine(folder.FullName, "briefing.yaml");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Feeds_categories_and_rules_come_from_Miniflux()
    {
        await using var server = await FeedServer.StartAsync();
        server.Serve("/mini/v1/feeds", context => context.Request.Headers["X-Auth-Token"] == "secret"
            ? Reply.Feed(Feeds, "application/json")(context)
            : Reply.Status(401)(context));

        var refused = await ImportAsync("miniflux", "--url", server.Url("/mini/"), "--token", "wrong");
        var run = await ImportAsync("miniflux", "--url", server.Url("/mini"), "--token", "secret");

        refused.ExitCode.ShouldBe(2);
        refused.Errors.ShouldContain("does not accept the sign-in (401). Nothing was changed.");
        run.ExitCode.ShouldBe(0, run.Errors);
        run.Errors.ShouldContain("https://members.example.org/rss signs in at Miniflux");
        run.Errors.ShouldContain("Duplicate: https://have.example.org/rss is left out, 'News' has it.");
        (await File.ReadAllTextAsync(Config)).ShouldBe(Briefing
            + "          - { url: \"https://off.example.org/rss\", name: \"Off\", enabled: false }\n"
            + "      - title: Science\n        feeds:\n"
            + "          - { url: \"https://lab.example.org/atom\", name: Lab, fullText: true, mute: [\"/(?i)sponsored/\", \"/^Ad:/\"] }\n"
            + "          - { url: \"https://members.example.org/rss\", name: Members }\n");
        (await CommandLine.RunAsync(["check", Config])).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Feeds_categories_and_filters_come_from_FreshRSS()
    {
        await using var server = await FeedServer.StartAsync();
        const string Api = "/api/greader.php";
        server.Serve(Api + "/accounts/ClientLogin", async context =>
        {
            var form = await context.Request.ReadFormAsync();
            await (form["Email"] == "jane" && form["Passwd"] == "secret"
                ? Reply.Feed("SID=x\nLSID=null\nAuth=jane/token\n", "text/plain")(context)
                : Reply.Status(401)(context));
        });
        server.Serve(Api + "/reader/api/0/subscription/list", context => SignedIn(context, Reply.Feed(Subscriptions, "application/json")));
        server.Serve(Api + "/reader/api/0/subscription/export", context => SignedIn(context, Reply.Feed(Export, "text/xml")));

        var refused = await ImportAsync("freshrss", "--url", server.Url("/"), "--user", "jane", "--password", "wrong");
        var run = await ImportAsync("freshrss", "--url", server.Url(Api), "--user", "jane", "--password", "secret");

        refused.ExitCode.ShouldBe(2);
        refused.Errors.ShouldContain("does not accept the sign-in");
        run.ExitCode.ShouldBe(0, run.Errors);
        var text = await File.ReadAllTextAsync(Config);
        text.ShouldContain("- { url: \"https://deep.example.org/rss\", name: Deep, fullText: true, mute: [ad] }");
        text.ShouldContain("# mine\n          - { url: \"https://plain.example.org/rss\", name: Plain }");
    }

    [Fact]
    public async Task A_server_that_is_not_there_or_is_another_is_named_and_nothing_is_changed()
    {
        await using var server = await FeedServer.StartAsync();
        server.Serve("/v1/feeds", Reply.Feed("<html></html>", "text/html"));

        var other = await ImportAsync("miniflux", "--url", server.Url("/"), "--token", "t");
        var absent = await ImportAsync("miniflux", "--url", "http://127.0.0.1:1/", "--token", "t");
        var noToken = await ImportAsync("miniflux", "--url", server.Url("/"));

        other.Errors.ShouldContain("answers something else than Miniflux's JSON");
        absent.Errors.ShouldContain("Miniflux at http://127.0.0.1:1/ cannot be reached");
        noToken.Errors.ShouldContain("Give --token, or set MINIFLUX_TOKEN in the environment.");
        foreach (var run in new[] { other, absent, noToken })
            run.ExitCode.ShouldBe(2);
        (await File.ReadAllTextAsync(Config)).ShouldBe(Briefing);
    }

    [Fact]
    public async Task A_server_that_breaks_off_within_its_last_answer_is_named_and_nothing_is_changed()
    {
        await using var server = await FeedServer.StartAsync();
        const string Api = "/api/greader.php";
        server.Serve(Api + "/accounts/ClientLogin", Reply.Feed("Auth=jane/token\n", "text/plain"));
        server.Serve(Api + "/reader/api/0/subscription/list", Reply.Feed(Subscriptions, "application/json"));
        server.Serve(Api + "/reader/api/0/subscription/export", Reply.HangsUp());

        var run = await ImportAsync("freshrss", "--url", server.Url("/"), "--user", "jane", "--password", "secret");

        run.Errors.ShouldStartWith($"FreshRSS at {server.Url("/")} cannot be reached: ");
        run.Errors.ShouldEndWith("Nothing was changed.\n");
        run.ExitCode.ShouldBe(2);
        (await File.ReadAllTextAsync(Config)).ShouldBe(Briefing);
    }

    private static Task SignedIn(HttpContext context, RequestDelegate reply) =>
        context.Request.Headers.Authorization == "GoogleLogin auth=jane/token" ? reply(context) : Reply.Status(401)(context);

    private Task<CommandResult> ImportAsync(params string[] arguments) =>
        CommandLine.RunAsync(["import", .. arguments, "--config", Config]);
}

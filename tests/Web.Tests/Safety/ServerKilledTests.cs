using System.Net;
using BriefingBus.Contracts;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.Testing;
using BriefingBus.Web.Tests.Feeds;
using MassTransit;
using Npgsql;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.Safety;

/// <summary>A broker and a database that are killed while the page runs, and come back.</summary>
public sealed class ServerKilledTests
{
    private const string Token = "a-token-for-tests-0123456789";
    private static readonly DateTimeOffset Morning = new(2026, 9, 23, 6, 0, 0, TimeSpan.Zero);
    private static readonly WebOptions Options = new() { Tokens = [new() { Name = "tests", Token = new("${TOKEN}", Token) }] };
    private static readonly string Fetch = $"/api{SampleFeeds.PathOf(FeedMessages.North)}/fetch";

    [Fact]
    public async Task A_broker_killed_under_the_page_leaves_reading_open_and_is_named_until_it_is_back()
    {
        await using var broker = await OwnServer.StartAsync("rabbitmq");
        var server = new Uri(broker.Address);
        var login = server.UserInfo.Split(':');
        var fetches = 0;
        await using var web = await WebPage.StartAsync(
            Options, bus: new() { Host = server.Authority, User = login[0], Password = login[1] },
            editions: [FeedMessages.Edition(FeedMessages.North)],
            consumers: bus => bus.AddHandler((ConsumeContext<FetchFeed> _) => Task.FromResult(Interlocked.Increment(ref fetches))));
        await web.Get<IBusControl>().WaitForHealthStatus(BusHealthStatus.Healthy, TimeSpan.FromSeconds(30));
        await web.KeepAsync(TestData.Briefing(Morning));
        await Eventually.TrueAsync(async () => (await web.Client.GetStringAsync("/dead-letters"))
            .Contains("No failed message waits", StringComparison.Ordinal), "the table is there");

        await broker.KillAsync();
        await Eventually.TrueAsync(() => web.Get<IBusControl>().CheckHealth().IsBrokerUnreachable(), "the page notices");

        string[] paths =
        [
            "/", "/archive", "/search?q=ferry", "/feeds", SampleFeeds.PathOf(FeedMessages.North), "/briefings/latest.md", "/api/briefings",
            "/pipeline", "/dead-letters",
        ];
        foreach (var path in paths)
            (await web.Client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK, path);
        WebUtility.HtmlDecode(await web.Client.GetStringAsync("/pipeline"))
            .ShouldMatch($"RabbitMQ at {server.Authority} is down</strong>,\\s+since \\d\\d:\\d\\d as far as this page has watched\\.");
        foreach (var path in new[] { Fetch, "/dead-letters/replay" })
        {
            using var refused = await PostAsync(web, path);
            refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, path);
            (await refused.Content.ReadAsStringAsync()).ShouldContain("Nothing was changed.", customMessage: path);
        }

        await broker.UpAsync();
        await web.Get<IBusControl>().WaitForHealthStatus(BusHealthStatus.Healthy, TimeSpan.FromSeconds(60));

        (await PostAsync(web, Fetch)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await Eventually.TrueAsync(() => fetches == 1, "the poll that was asked for now is done, and none that was refused");
        (await web.Client.GetStringAsync("/pipeline")).ShouldNotContain("is down");
    }

    [Fact]
    public async Task A_database_killed_under_the_page_is_named_by_every_page_until_it_is_back()
    {
        await using var server = await OwnServer.StartAsync("postgres");
        var address = new NpgsqlConnectionStringBuilder(server.Address);
        await using var web = await WebPage.StartAsync(Options, editions: [FeedMessages.Edition(FeedMessages.North)], database: new()
        {
            Provider = DatabaseProvider.Postgres,
            Host = address.Host!,
            Port = address.Port,
            Name = address.Database!,
            User = address.Username!,
            Password = address.Password,
        });
        await web.KeepAsync(TestData.Briefing(Morning));
        string[] paths =
        [
            "/", "/today/morning", "/briefings/morning/2026-09-23-0600", $"/stories/{TestData.Story(Morning, 0).StoryId}", "/archive",
                "/search?q=ferry", "/feeds",
            SampleFeeds.PathOf(FeedMessages.North), "/briefings/latest.md", "/briefings/latest.json", "/api/briefings", "/api/feeds",
                "/pipeline",
            "/dead-letters", "/dead-letters?by=hour",
        ];
        foreach (var path in paths)
            (await web.Client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK, path);

        await server.KillAsync();

        foreach (var path in paths)
        {
            using var answer = await web.Client.GetAsync(path);
            await NamesTheDatabaseAsync(answer, path);
        }

        using (var refused = await PostAsync(web, Fetch))
            await NamesTheDatabaseAsync(refused, Fetch);
        await server.UpAsync();
        foreach (var path in paths)
            await Eventually.TrueAsync(async () => (await web.Client.GetAsync(path)).StatusCode == HttpStatusCode.OK,
                $"{path} reads again");
        (await PostAsync(web, Fetch)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    private static async Task NamesTheDatabaseAsync(HttpResponseMessage answer, string path)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, $"{path}: {text}");
        answer.Headers.RetryAfter.ShouldNotBeNull(path);
        text.ShouldContain("The database does not answer", customMessage: path);
        text.ShouldNotContain("   at ", customMessage: path);
        text.ShouldNotContain("Npgsql", customMessage: path);
    }

    private static async Task<HttpResponseMessage> PostAsync(WebPage web, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([]) };
        request.Headers.Authorization = new("Bearer", Token);
        return await web.Client.SendAsync(request);
    }
}

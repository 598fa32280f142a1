using System.Collections.Concurrent;
using System.Xml.Linq;
using BriefingBus.Testing;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.Archive;

/// <summary>A WebSub hub is notified of new briefings.</summary>
public sealed class HubPingTests
{
    private static readonly DateTimeOffset Morning = DateTimeOffset.Parse("2026-09-23T10:00:00Z", null);

    [Fact]
    public async Task The_hub_is_notified_once_of_a_new_briefing_and_not_of_an_old_one_and_the_feed_names_it()
    {
        var pings = new ConcurrentQueue<Dictionary<string, string>>();
        await using var hub = await HubAsync(async request =>
        {
            var form = await request.ReadFormAsync();
            pings.Enqueue(form.ToDictionary(f => f.Key, f => f.Value.ToString()));
            return Results.NoContent();
        });
        await using var web = await StartAsync(hub.Urls.First());
        await web.Get<IBus>().Publish(TestData.Briefing(Morning.AddDays(-3)));
        await web.Get<IBus>().Publish(TestData.Briefing(Morning));
        await web.Get<IBus>().Publish(TestData.Briefing(Morning));
        await web.Get<IBus>().Publish(TestData.Briefing(Morning, edition: "small"));
        await Eventually.TrueAsync(() => pings.Count >= 2, "the hub was notified of both editions");

        const string feed = "http://127.0.0.1/news/briefings/morning/feed.atom";
        pings.Count.ShouldBe(2);
        pings.First().ShouldBe(
            new Dictionary<string, string> { ["hub.mode"] = "publish", ["hub.url"] = feed, ["hub.topic"] = feed }, ignoreOrder: true);
        pings.Last()["hub.url"].ShouldBe("http://127.0.0.1/news/briefings/small/feed.atom");
        var atom = XDocument.Parse(await web.Client.GetStringAsync("/news/briefings/morning/feed.atom"));
        atom.Root!.Elements().Where(e => e.Attribute("rel")?.Value == "hub").Select(e => e.Attribute("href")!.Value)
            .ShouldBe([hub.Urls.First() + "/hub"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_hub_that_refuses_or_is_away_keeps_no_briefing_from_the_page(bool isThere)
    {
        var asked = 0;
        await using var hub = await HubAsync(_ =>
        {
            asked++;
            return Task.FromResult(Results.StatusCode(500));
        });
        await using var web = await StartAsync(isThere ? hub.Urls.First() : "http://127.0.0.1:9");
        await web.Get<IBus>().Publish(TestData.Briefing(Morning));

        await Eventually.TrueAsync(
            async () => (await web.Client.GetAsync("/news/briefings/morning/latest.json")).IsSuccessStatusCode,
            "the page has the briefing");
        await web.Get<IBus>().Publish(TestData.Briefing(Morning, edition: "small"));
        await Eventually.TrueAsync(
            async () => (await web.Client.GetAsync("/news/briefings/small/latest.json")).IsSuccessStatusCode, "and the next one");
        asked.ShouldBeInRange(isThere ? 1 : 0, isThere ? 2 : 0);
    }

    [Theory]
    [InlineData("nowhere", "https://news.example.org", Readers.Everyone, "expected the address of a hub")]
    [InlineData("https://hub.example.org/", null, Readers.Everyone, "give web.address too")]
    [InlineData("https://hub.example.org/", "https://news.example.org", Readers.SignedIn, "reading is signedIn")]
    [InlineData("https://hub.example.org/", "https://news.example.org", Readers.Everyone, null)]
    public void A_hub_needs_a_public_page(string hub, string? address, Readers reading, string? problem)
    {
        var problems = new WebOptions { WebSub = hub, Address = address, Reading = reading }.Check().ToList();

        if (problem is null)
            problems.ShouldBeEmpty();
        else
            problems.ShouldHaveSingleItem().Problem.ShouldContain(problem);
    }

    private static async Task<WebPage> StartAsync(string hub)
    {
        var web = await WebPage.StartAsync(
            new WebOptions { Address = "http://127.0.0.1/news", WebSub = hub + "/hub" }, new FakeClock(Morning.AddMinutes(1)));
        await web.Get<IBusControl>().WaitForHealthStatus(BusHealthStatus.Healthy, TimeSpan.FromSeconds(20));
        return web;
    }

    private static async Task<WebApplication> HubAsync(Func<HttpRequest, Task<IResult>> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var hub = builder.Build();
        hub.MapPost("/hub", answer);
        await hub.StartAsync();
        return hub;
    }
}

using System.Net;
using System.Text.Json.Nodes;
using BriefingBus.Web.Tests.Feeds;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.Machines;

public sealed class StatusTests
{
    [Fact]
    public async Task A_monitor_reads_how_everything_is_without_signing_in_and_no_address_of_a_feed()
    {
        await using var web = await SampleFeeds.StartAsync();
        await web.KeepAsync(TestData.Briefing(FeedMessages.Now));

        var text = await web.Client.GetStringAsync("/status");

        var status = JsonNode.Parse(text)!;
        status["status"]!.GetValue<string>().ShouldBe("attention", "a feed fails");
        status["feeds"]!["failing"]!.GetValue<int>().ShouldBe(1);
        status["feeds"]!["good"]!.GetValue<int>().ShouldBe(1);
        status["briefing"]!["url"]!.GetValue<string>().ShouldEndWith("/briefings/morning/2026-09-23-1000");
        status["services"]!.AsArray().Select(s => s!["state"]!.GetValue<string>()).ShouldAllBe(state => state == "here");
        foreach (var url in SampleFeeds.Urls)
            text.ShouldNotContain(new Uri(url).Host);
        using var head = await web.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/status"));
        head.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_page_that_is_new_is_fine_and_has_no_briefing()
    {
        await using var web = await WebPage.StartAsync();
        var status = JsonNode.Parse(await web.Client.GetStringAsync("/status"))!;
        (status["status"]!.GetValue<string>(), status["briefing"]).ShouldBe(("ok", null));
    }
}

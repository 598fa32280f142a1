using System.Net;
using BriefingBus.Web.Safety;
using BriefingBus.Web.Tests.Feeds;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.Safety;

/// <summary>A name that leads to this machine by an attacker's DNS reads nothing.</summary>
public sealed class HostCheckTests
{
    [Theory]
    [InlineData("http://127.0.0.1:8080", null, "localhost,localhost:8080,127.0.0.1,127.0.0.5,[::1]:8080,LOCALHOST.",
        "evil.test,127.0.0.1.evil.test,localhost.evil.test,192.0.2.1,news.example.org,")]
    [InlineData("http://127.0.0.1:8080", "https://news.example.org/daily", "localhost,news.example.org,NEWS.example.org:443",
        "evil.test,example.org,news.example.org.evil.test")]
    [InlineData("http://0.0.0.0:8080", null, "localhost,192.0.2.1:8080,[2001:db8::1]", "evil.test,nas")]
    [InlineData("http://[::]:8080", null, "192.0.2.1", "evil.test")]
    [InlineData("http://*:8080", null, "192.0.2.1", "evil.test")]
    [InlineData("http://192.0.2.1:8080", null, "192.0.2.1,localhost", "192.0.2.2,evil.test")]
    [InlineData("http://nas:8080", null, "nas,nas:8080", "nas.evil.test")]
    public void Only_the_pages_own_names_are_answered(string listens, string? address, string own, string others)
    {
        var check = new HostCheck(new Listening(listens), new WebOptions { Address = address });

        own.Split(',').Where(h => !check.IsOwn(new HostString(h))).ShouldBeEmpty();
        others.Split(',').Where(h => check.IsOwn(new HostString(h))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/feeds")]
    [InlineData("/dead-letters")]
    [InlineData("/sign-in")]
    [InlineData("/assets/x/icon.svg")]
    public async Task Another_name_gets_an_answer_that_says_what_to_do_and_nothing_else(string path)
    {
        await using var web = await SampleFeeds.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = $"evil.test:{web.Address.Port}";

        using var answer = await web.Client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.MisdirectedRequest);
        (await answer.Content.ReadAsStringAsync())
            .ShouldBe("This page does not answer under this name. Open it at its own address; "
                + "to give it another one, set web.address in briefing.yaml.\n");
    }

    [Fact]
    public async Task A_probe_may_come_under_any_name()
    {
        await using var web = await WebPage.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        request.Headers.Host = "10.1.2.3:8080";

        (await web.Client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/feeds")]
    [InlineData("/api/feeds")]
    [InlineData("/feeds?q=north.example")]
    public async Task The_addresses_of_feeds_are_for_the_operator(string path)
    {
        await using var web = await SampleFeeds.StartAsync();
        var stranger = await web.Client.GetStringAsync(path);
        var page = await web.Client.GetStringAsync(SampleFeeds.PathOf(FeedMessages.North));
        await web.SignInAsync();

        foreach (var url in SampleFeeds.Urls)
            stranger.ShouldNotContain(url);
        page.ShouldNotContain(FeedMessages.North);
        (await web.Client.GetStringAsync("/api/feeds")).ShouldContain(FeedMessages.North);
        (await web.Client.GetStringAsync(SampleFeeds.PathOf(FeedMessages.North))).ShouldContain(FeedMessages.North);
    }

    private sealed class Listening(string address) : IServer
    {
        public IFeatureCollection Features { get; } = Of(address);

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken) where TContext
            : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }

        private static FeatureCollection Of(string address)
        {
            var addresses = new ServerAddressesFeature();
            addresses.Addresses.Add(address);
            var features = new FeatureCollection();
            features.Set<IServerAddressesFeature>(addresses);
            return features;
        }
    }
}

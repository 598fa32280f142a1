using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using BriefingBus.Configuration;
using BriefingBus.Fetcher.Discovery;
using BriefingBus.Fetcher.Feeds;
using BriefingBus.Fetcher.Http;
using BriefingBus.Fetcher.Polling;
using BriefingBus.Testing;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace BriefingBus.Fetcher.Tests.Discovery;

/// <summary>A page's feeds are found where the page has them.</summary>
public sealed class FeedFinderTests : IAsyncLifetime
{
    private const string Rss = "<rss version=\"2.0\"><channel><title>Gazette</title><item><title>Ferry</title></item></channel></rss>";

    private FeedServer server = null!;

    public async ValueTask InitializeAsync() => server = await FeedServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_feed_that_only_the_text_of_a_page_links_to_is_found()
    {
        server.Serve("/news", Page("<a href=/feedback>Write to us</a> <a href=/files/rss.xml>RSS</a> <a href='/atom/'>Atom</a>"));
        server.Serve("/files/rss.xml", Reply.Feed(Rss));
        server.Serve("/atom/", Reply.Status(404));
        server.Serve("/feedback", Reply.Feed(Rss));

        (await Find("/news")).ShouldBe([server.Url("/files/rss.xml")]);
    }

    [Fact]
    public async Task Links_in_the_text_do_not_count_where_the_page_names_its_feed()
    {
        server.Serve("/news", Page("<link rel=alternate type=application/rss+xml href=/all.xml><a href=/other/feed.xml>Friends</a>"));
        server.Serve("/all.xml", Reply.Feed(Rss));
        server.Serve("/other/feed.xml", Reply.Feed(Rss));

        (await Find("/news")).ShouldBe([server.Url("/all.xml")]);
        server.RequestsOf("/other/feed.xml").ShouldBeEmpty();
    }

    [Fact]
    public async Task An_endless_address_in_the_text_of_a_page_is_looked_at_in_time()
    {
        var address = string.Concat(Enumerable.Repeat("http://a/", 50_000));
        server.Serve("/news", Page($"<a href=\"{address}\">News</a>"));
        var limit = new WaitLimit(TimeSpan.FromSeconds(10));

        (await Find("/news")).ShouldBeEmpty();

        limit.IsPassed.ShouldBeFalse();
    }

    [Fact]
    public async Task A_page_of_the_internet_leads_to_no_private_host_that_is_open_to_feeds_on_it()
    {
        var inside = server.Url("intranet.example", "/feed.xml");
        server.Serve("/news", Page($"<link rel=alternate type=application/rss+xml href=\"{inside}\">"));
        server.Serve("/feed.xml", Reply.Feed(Rss));
        var options = RunningFetcher.Quick with { AllowPrivate = ["intranet.example"] };
        var (paper, intranet) = (IPAddress.Parse("8.8.8.8"), IPAddress.Parse("10.0.0.5"));
        var contacted = new ConcurrentBag<IPAddress>();
        using var client = new FetchClient(
            options, TimeProvider.System,
            (host, _) => Task.FromResult<IPAddress[]>([host == "paper.example" ? paper : intranet]),
            connect: async (to, cancellation) =>
            {
                contacted.Add(to.Address);
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, server.Port, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            });
        using var retrieval = new FeedRetrieval(client, options, new BriefingConfiguration("briefing.yaml", []));
        var finder = new FeedFinder(client, retrieval, options);

        var found = await finder.FindAsync(new Uri(server.Url("paper.example", "/news")), TestContext.Current.CancellationToken);

        found.Select(feed => feed.Url).ShouldNotContain(inside);
        contacted.ShouldNotContain(intranet);
        (await finder.FindAsync(new Uri(inside), TestContext.Current.CancellationToken)).ShouldHaveSingleItem().Url.ShouldBe(inside);
    }

    [Fact]
    public void Titles_without_measure_are_shortened()
    {
        var endless = new FeedText(new string('x', 100_000));
        FeedEntry[] entries = [new() { Title = endless }];
        var feed = new ParsedFeed { Format = "rss 2.0", Encoding = "utf-8", Title = endless, Entries = entries };

        var found = FeedFinder.Describe("https://gazette.example/feed.xml", feed, []);

        found.Title.ShouldBe(new string('x', 199) + "…");
        found.Entries.ShouldHaveSingleItem().Title.ShouldBe(found.Title);
    }

    private static RequestDelegate Page(string body) => Reply.Feed($"<html><body>{body}</body></html>", "text/html");

    private async Task<IEnumerable<string>> Find(string path)
    {
        var options = RunningFetcher.Quick with { AllowPrivate = ["127.0.0.1", "localhost"] };
        using var client = new FetchClient(options, TimeProvider.System);
        using var retrieval = new FeedRetrieval(client, options, new BriefingConfiguration("briefing.yaml", []));
        var found = await new FeedFinder(client, retrieval, options).FindAsync(
            new Uri(server.Url(path)), TestContext.Current.CancellationToken);
        return found.Select(feed => feed.Url);
    }
}

using System.Text.Json;
using BriefingBus.Configuration;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Fetcher.Tests.Polling;

public sealed class SecretAddressTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_secret_in_an_address_reaches_the_publisher_and_nothing_else()
    {
        await using var server = await FeedServer.StartAsync();
        server.Serve("/feed.xml", Reply.Redirect(301, "/there.xml?token=s3cret"));
        server.Serve("/there.xml", Reply.Feed("""
            <rss version='2.0'><channel><title>Gazette</title><item><title>One</title><link>?page=1</link></item>
            <item><title>Two</title><link></link></item></channel></rss>
            """));
        folder.Write("briefing.yaml", $$"""
            editions:
              - name: m
                title: M
                at: '06:00'
                timeZone: UTC
                sections: [{ title: S, feeds: [{ url: '{{server.Url("/feed.xml")}}?token=${TOKEN}' }] }]
            """);
        var feed = BriefingFile.Read(Path.Combine(folder.Path, "briefing.yaml"), [], environment: _ => "s3cret").Configuration.Feeds[0];
        await using var fetcher = await RunningFetcher.StartAsync(folder.Path, [feed]);

        var fetched = await fetcher.FetchAsync(feed.Url);
        var state = await fetcher.StateAsync(feed.Url);

        server.Requests.Select(r => r.PathAndQuery).ShouldBe(["/feed.xml?token=s3cret", "/there.xml?token=s3cret"]);
        fetched.EntriesNew.ShouldBe(2);
        JsonSerializer.Serialize(fetched).ShouldNotContain("s3cret");
        JsonSerializer.Serialize(state).ShouldNotContain("s3cret");
        fetched.FeedUrl.ShouldEndWith("/feed.xml?token=${TOKEN}");
    }
}

using System.Net;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Fetcher.Tests.Polling;

/// <summary>A real Fetcher among feeds that hang, drip and explode.</summary>
public sealed class StarvationTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Good_feeds_are_polled_in_time_while_hundreds_hang_and_every_failure_has_its_reason()
    {
        await using var server = await FeedServer.StartAsync();
        server.Serve("/good.xml", Reply.Feed(SomeFeed.Rss())).Serve("/hangs", Reply.Silence()).Serve("/bomb", Reply.Bomb(62, "gzip"))
            .Serve("/endless", Reply.Endless());
        List<string> hanging = [.. Enumerable.Range(0, 600).Select(i => server.Url($"hangs{i % 60}.example", $"/hangs?{i}"))];
        List<string> good = [.. Enumerable.Range(0, 20).Select(i => server.Url($"good{i}.example", "/good.xml"))];
        List<string> bombs = [.. Enumerable.Range(0, 8).Select(i => server.Url($"bomb{i}.example", i % 2 == 0 ? "/bomb" : "/endless"))];
        List<string> all = [.. hanging, .. good, .. bombs];
        var options = RunningFetcher.Quick with { AllowPrivate = [.. all.Select(u => new Uri(u).Host).Distinct()] };

        await using var fetcher = await RunningFetcher.StartAsync(
            folder.Path, [.. all.Select(u => new FeedOptions { Url = u })], options, scheduled: true, lookup: (_, _) =>
                Task.FromResult<IPAddress[]>([IPAddress.Loopback]));
        var fetched = new List<string>();
        var failed = new Dictionary<string, FeedFetchFailed>();
        while (fetched.Count < good.Count || !bombs.TrueForAll(failed.ContainsKey))
        {
            switch (await fetcher.NextMessageAsync().InTimeAsync(TimeSpan.FromSeconds(60)))
            {
                case FeedFetched message:
                    fetched.Add(message.FeedUrl);
                    break;
                case FeedFetchFailed message:
                    failed.Add(message.FeedUrl, message);
                    break;
            }
        }

        fetched.Order().ShouldBe(good.Order());
        bombs.Select(b => failed[b].Reason).Distinct().Order()
            .ShouldBe(["The answer is larger than 16 MiB.", "The answer unpacks to more than 16 MiB."]);
        failed.Values.ShouldAllBe(f => f.Failures == 1);
    }
}

using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Fetcher.Articles;
using BriefingBus.Fetcher.Http;
using BriefingBus.Fetcher.Polling;
using BriefingBus.Fetcher.Storage;
using BriefingBus.Testing;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace BriefingBus.Fetcher.Tests.Polling;

/// <summary>Every poll ends in exactly one message, whatever breaks.</summary>
public sealed class PollOutcomeTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 6, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private FeedServer _server = null!;

    private string Url => _server.Url("/feed.xml");

    public async ValueTask InitializeAsync() => _server = await FeedServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("feed"), InlineData("not modified"), InlineData("failure"), InlineData("throttled"), InlineData("page")]
    public async Task A_fault_at_any_moment_of_a_poll_ends_it_in_exactly_one_message(string answer)
    {
        _server.Serve("/feed.xml", answer switch
        {
            "feed" or "not modified" => Reply.Feed(SomeFeed.Rss(SomeFeed.Entries(3, Morning)), etag: "\"1\""),
            "failure" => Reply.Status(500),
            "throttled" => Reply.RetryAfter(429, "60"),
            _ => Reply.Feed(
                "<html><head><link rel=\"alternate\" type=\"application/rss+xml\" href=\"/other.xml\"></head></html>", "text/html"),
        });
        _server.Serve("/other.xml", Reply.Feed(SomeFeed.Rss(SomeFeed.Entries(3, Morning))));
        var feed = new FeedOptions { Url = Url, FullText = answer == "feed" };
        await using var fetcher = await RunningFetcher.StartAsync(_folder.Path, [feed]);
        var id = FeedState.IdOf(Url);

        // The first two questions make the poll itself.
        var (moment, broke) = (2, true);
        for (; broke && moment < 500; moment++)
        {
            await using (var context = await fetcher.Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken))
            {
                var etag = answer == "not modified" ? "\"1\"" : null;
                await context.Feeds.ExecuteUpdateAsync(
                    set => set.SetProperty(f => f.NextDue, Morning).SetProperty(f => f.Seen, (byte[]?)null).SetProperty(f => f.ETag, etag)
                        .SetProperty(f => f.Failures, 0).SetProperty(f => f.ThrottledUntil, (DateTimeOffset?)null)
                            .SetProperty(f => f.MovedTo, (string?)null).SetProperty(f => f.MovedTimes, 0),
                    TestContext.Current.CancellationToken);
            }
            var clock = new BreakingClock(moment);
            var state = (await fetcher.Services.GetRequiredService<FeedLeases>()
                .ClaimDueAsync(1, proven: false, requestedOnly: false, TestContext.Current.CancellationToken)).Single();

            await Poller(fetcher, clock).PollAsync(state, feed, TestContext.Current.CancellationToken);

            broke = clock.HasBroken;
            var message = await fetcher.NextMessageAsync();
            if (broke)
                message.ShouldBeOfType<FeedFetchFailed>().Reason.ShouldNotBeEmpty($"moment {moment}");
            (await fetcher.StateAsync(Url)).Id.ShouldBe(id);
            fetcher.Waiting.ShouldBe(0, $"moment {moment}");
        }

        broke.ShouldBeFalse();
        moment.ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task What_is_remembered_of_a_feed_may_be_damaged()
    {
        _server.Serve("/feed.xml", Reply.Feed(SomeFeed.Rss(SomeFeed.Entries(3, Morning))));
        var feed = new FeedOptions { Url = Url };
        await using var fetcher = await RunningFetcher.StartAsync(_folder.Path, [feed]);
        await using var context = await fetcher.Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken);
        await context.Feeds.ExecuteUpdateAsync(
            set => set.SetProperty(f => f.Seen, new byte[] { 9, 9 }), TestContext.Current.CancellationToken);

        await fetcher.AskAsync(Url);

        (await fetcher.NextMessageAsync())
            .ShouldBeOfType<FeedFetchFailed>().Reason.ShouldBe("BriefingBus failed over this feed; Fetcher's log says how.");
    }

    private static FeedPoller Poller(RunningFetcher fetcher, TimeProvider clock)
    {
        var services = fetcher.Services;
        var options = services.GetRequiredService<FetchOptions>();
        var configuration = services.GetRequiredService<BriefingConfiguration>();
        var client = new FetchClient(options, clock);
        return new FeedPoller(
            new FeedRetrieval(client, options, configuration), new ArticlePages(client, new RobotsCache(client, clock), options, clock),
            services.GetRequiredService<FeedLeases>(), services.GetRequiredService<FeedStateStore>(), options,
                new EditionTimes(configuration),
            BusLifetime.Process, services.GetRequiredService<IBus>(), services.GetRequiredService<PollMetrics>(),
            services.GetRequiredService<FailedPollLog>(), clock, NullLogger<FeedPoller>.Instance);
    }

    /// <summary>A clock that throws once, at the n-th time that it is asked anything.</summary>
    private sealed class BreakingClock(int moment) : TimeProvider
    {
        private int _asked = -1;

        public bool HasBroken { get; private set; }

        public override DateTimeOffset GetUtcNow() => Ask(base.GetUtcNow);

        public override long GetTimestamp() => Ask(base.GetTimestamp);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            Ask(() => base.CreateTimer(callback, state, dueTime, period));

        private T Ask<T>(Func<T> answer)
        {
            if (Interlocked.Increment(ref _asked) != moment)
                return answer();
            HasBroken = true;
            throw new InvalidTimeZoneException("The clock is broken.");
        }
    }
}

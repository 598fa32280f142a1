using System.Reflection;
using System.Security.Cryptography;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Fetcher.Articles;
using BriefingBus.Fetcher.Http;
using BriefingBus.Fetcher.Pictures;
using BriefingBus.Fetcher.Polling;
using BriefingBus.Fetcher.Storage;
using BriefingBus.Testing;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace BriefingBus.Fetcher.Tests.Polling;

/// <summary>Every poll ends in exactly one message, whatever breaks.</summary>
public sealed class PollOutcomeTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Morning = new(2026, 3, 2, 6, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();
    private FeedServer server = null!;

    private string Url => server.Url("/feed.xml");

    public async ValueTask InitializeAsync() => server = await FeedServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [InlineData("feed"), InlineData("not modified"), InlineData("failure"), InlineData("throttled"), InlineData("page")]
    public async Task A_fault_at_any_moment_of_a_poll_ends_it_in_exactly_one_message(string answer)
    {
        server.Serve("/feed.xml", answer switch
        {
            "feed" or "not modified" => Reply.Feed(SomeFeed.Rss(SomeFeed.Entries(3, Morning)), etag: "\"1\""),
            "failure" => Reply.Status(500),
            "throttled" => Reply.RetryAfter(429, "60"),
            _ => Reply.Feed(
                "<html><head><link rel=\"alternate\" type=\"application/rss+xml\" href=\"/other.xml\"></head></html>", "text/html"),
        });
        server.Serve("/other.xml", Reply.Feed(SomeFeed.Rss(SomeFeed.Entries(3, Morning))));
        var feed = new FeedOptions { Url = Url, FullText = answer == "feed" };
        await using var fetcher = await RunningFetcher.StartAsync(folder.Path, [feed]);
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
    public async Task A_feed_with_damaged_stored_entries_counts_as_failed()
    {
        server.Serve("/feed.xml", Reply.Feed(SomeFeed.Rss(SomeFeed.Entries(3, Morning))));
        var feed = new FeedOptions { Url = Url };
        await using var fetcher = await RunningFetcher.StartAsync(folder.Path, [feed]);
        await using var context = await fetcher.Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken);
        await context.Feeds.ExecuteUpdateAsync(
            set => set.SetProperty(f => f.Seen, new byte[] { 9, 9 }), TestContext.Current.CancellationToken);

        await fetcher.AskAsync(Url);

        (await fetcher.NextMessageAsync())
            .ShouldBeOfType<FeedFetchFailed>().Reason.ShouldBe("BriefingBus failed to read this feed; Fetcher's log has the details.");
    }

    /// <summary>Each answer with a fault of each kind at each of its publishes.</summary>
    public static TheoryData<string, int, bool> Faults() =>
    [
        .. from answer in (string[])["parts", "feed", "failure"]
           from publish in Enumerable.Range(1, answer == "parts" ? 4 : 1)
           from isTransient in answer == "failure" ? (bool[])[true] : [true, false]
           select (answer, publish, isTransient),
    ];

    [Theory, MemberData(nameof(Faults))]
    public async Task A_bus_that_throws_at_any_publish_leaves_exactly_one_outcome_in_the_end(string answer, int publish, bool isTransient)
    {
        var large = SomeFeed.Entries(4, Morning).Select(e => e with { Text = RandomNumberGenerator.GetHexString(900_000) });
        server.Serve("/feed.xml", answer switch
        {
            "parts" => Reply.Feed(SomeFeed.Rss(large)),
            "feed" => Reply.Feed(SomeFeed.Rss(SomeFeed.Entries(3, Morning))),
            _ => Reply.Status(500),
        });
        var feed = new FeedOptions { Url = Url };
        await using var fetcher = await RunningFetcher.StartAsync(folder.Path, [feed]);
        var leases = fetcher.Services.GetRequiredService<FeedLeases>();
        var bus = BreakingBus.Over(fetcher.Services.GetRequiredService<IBus>(), publish, isTransient);

        for (var isDone = false; !isDone;)
        {
            var state = (await leases.ClaimDueAsync(
                1, proven: false, requestedOnly: false, TestContext.Current.CancellationToken)).Single();
            try
            {
                await Poller(fetcher, TimeProvider.System, (IBus)(object)bus).PollAsync(state, feed, TestContext.Current.CancellationToken);
                isDone = true;
            }
            catch (Exception e) when (e.Message == BreakingBus.Fault)
            {
                await leases.ReleaseAsync([state.Id], TestContext.Current.CancellationToken);
            }
        }

        var messages = new List<object>();
        while (messages.Count < bus.Published)
            messages.Add(await fetcher.NextMessageAsync());
        var outcomes = messages.GroupBy(m => m is FeedFetched f ? f.FetchId : ((FeedFetchFailed)m).FetchId).ToList();
        outcomes.ShouldAllBe(o => o.DistinctBy(m => m.GetType()).Count() == 1);
        var whole = outcomes.Where(o => o.First() is FeedFetchFailed || o.Count() == ((FeedFetched)o.First()).Parts).ToList();
        whole.ShouldHaveSingleItem().Count().ShouldBe(whole[0].First() is FeedFetched { Parts: var parts } ? parts : 1);
        var isFailure = answer == "failure" || (publish == 1 && !isTransient);
        whole[0].First().ShouldBeOfType(isFailure ? typeof(FeedFetchFailed) : typeof(FeedFetched));
        (await fetcher.StateAsync(Url)).Failures.ShouldBe(isFailure ? 1 : 0);
    }

    private static FeedPoller Poller(RunningFetcher fetcher, TimeProvider clock, IBus? bus = null)
    {
        var services = fetcher.Services;
        var options = services.GetRequiredService<FetchOptions>();
        var configuration = services.GetRequiredService<BriefingConfiguration>();
        var client = new FetchClient(options, clock);
        var metrics = services.GetRequiredService<PollMetrics>();
        var attempt = new PollAttempt(
            new FeedRetrieval(client, options, configuration), new ArticlePages(client, new RobotsCache(client, clock), options, clock),
            new EntryPictures(configuration), options, new EditionTimes(configuration),
            services.GetRequiredService<IOptions<PollingMode>>(), metrics, clock, NullLogger<PollAttempt>.Instance);
        return new FeedPoller(
            attempt, services.GetRequiredService<FeedLeases>(), services.GetRequiredService<FeedStateStore>(),
            bus ?? services.GetRequiredService<IBus>(), metrics, services.GetRequiredService<FailedPollLog>(), clock,
            NullLogger<FeedPoller>.Instance);
    }

    /// <summary>A bus that throws once, at the n-th publish.</summary>
    public class BreakingBus : DispatchProxy
    {
        public const string Fault = "The bus is broken.";

        private IBus bus = null!;
        private int breaksAt;
        private bool isTransient;
        private int attempts;

        /// <summary>How many messages were published.</summary>
        public int Published { get; private set; }

        public static BreakingBus Over(IBus bus, int breaksAt, bool isTransient)
        {
            var breaking = (BreakingBus)(object)Create<IBus, BreakingBus>();
            (breaking.bus, breaking.breaksAt, breaking.isTransient) = (bus, breaksAt, isTransient);
            return breaking;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (targetMethod!.Name == nameof(IBus.Publish))
            {
                if (++attempts == breaksAt)
                    throw isTransient ? new TimeoutException(Fault) : new InvalidOperationException(Fault);
                Published++;
            }
            return targetMethod.Invoke(bus, args);
        }
    }

    /// <summary>A clock that throws once, at the n-th time that it is asked anything.</summary>
    private sealed class BreakingClock(int moment) : TimeProvider
    {
        private int asked = -1;

        public bool HasBroken { get; private set; }

        public override DateTimeOffset GetUtcNow() => Ask(base.GetUtcNow);

        public override long GetTimestamp() => Ask(base.GetTimestamp);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            Ask(() => base.CreateTimer(callback, state, dueTime, period));

        private T Ask<T>(Func<T> answer)
        {
            if (Interlocked.Increment(ref asked) != moment)
                return answer();
            HasBroken = true;
            throw new InvalidTimeZoneException("The clock is broken.");
        }
    }
}

using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Fetcher.Polling;
using BriefingBus.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace BriefingBus.Fetcher.Tests.Polling;

/// <summary>Which feeds are claimed, and that what is claimed is polled.</summary>
public sealed class DueFeedsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_feed_that_is_due_again_while_its_last_poll_is_about_to_end_is_polled_as_soon_as_that_has_ended()
    {
        await using var server = await FeedServer.StartAsync();
        server.Serve("/feed.xml", Reply.Feed(SomeFeed.Rss()));
        var url = server.Url("/feed.xml");
        await using var fetcher = await RunningFetcher.StartAsync(folder.Path, [new FeedOptions { Url = url }]);
        var (polls, due) = (fetcher.Services.GetRequiredService<RunningPolls>(), fetcher.Services.GetRequiredService<DueFeeds>());
        var saved = await fetcher.StateAsync(url);
        var ending = new TaskCompletionSource();
        polls.Start(saved, () => ending.Task);
        await using (var context = await fetcher.Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            await context.Feeds.ExecuteUpdateAsync(
                set => set.SetProperty(f => f.RefreshRequested, true), TestContext.Current.CancellationToken);
        }

        await due.ClaimDueAsync(TestContext.Current.CancellationToken);

        (await fetcher.StateAsync(url)).RefreshRequested.ShouldBeTrue();
        server.Requests.ShouldBeEmpty();

        ending.SetResult();
        polls.End(saved);
        await due.ClaimDueAsync(TestContext.Current.CancellationToken);

        (await fetcher.NextMessageAsync()).ShouldBeOfType<FeedFetched>();
    }
}

using BriefingBus.Cli.Now;
using BriefingBus.Contracts;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Cli.Tests.Now;

/// <summary>How long a briefing at once waits for its feeds and items.</summary>
public sealed class PipelineProgressTests
{
    private const string Feed = "https://north.example/feed.xml";
    private const string Slow = "https://slow.example/feed.xml";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly FakeClock clock = new("2026-09-23T06:00:00Z");
    private readonly Guid[] items = [Guid.NewGuid(), Guid.NewGuid()];

    [Fact]
    public async Task It_ends_with_the_last_item_before_the_deadline()
    {
        var (progress, end) = Waiting(Feed);
        progress.Count(Fetched());
        progress.Count(Cleaned(items[0]));
        end.IsCompleted.ShouldBeFalse();
        progress.Count(Cleaned(items[1]));

        await end;
    }

    [Fact]
    public async Task A_feed_that_has_not_answered_by_the_deadline_is_left_out()
    {
        var (progress, end) = Waiting(Feed, Slow);
        progress.Count(Fetched());
        progress.Count(Cleaned(items[0]));
        progress.Count(Cleaned(items[1]));
        Pass(Deadline - TimeSpan.FromSeconds(1));
        end.IsCompleted.ShouldBeFalse();
        Pass(TimeSpan.FromSeconds(2));

        await end;
        progress.Waiting.ShouldBe([Slow]);
    }

    [Fact]
    public async Task Items_are_waited_for_after_the_deadline_as_long_as_they_go_on_to_arrive()
    {
        var (progress, end) = Waiting(Feed);
        progress.Count(Fetched());
        Pass(Deadline * 1.5);
        progress.Count(Cleaned(items[0]));
        Pass(Deadline * 0.9);
        end.IsCompleted.ShouldBeFalse();
        progress.Count(Cleaned(items[1]));
        Pass(TimeSpan.FromSeconds(1));

        await end;
        progress.ItemsArrived.ShouldBe(2);
    }

    [Fact]
    public async Task Items_that_no_longer_arrive_are_given_up_after_as_long_again()
    {
        var (progress, end) = Waiting(Feed);
        progress.Count(Fetched());
        Pass(Deadline * 1.9);
        end.IsCompleted.ShouldBeFalse();
        Pass(Deadline * 0.2);

        await end;
        progress.ItemsArrived.ShouldBe(0);
    }

    // Begun where no context of the test takes its steps to another thread: each advance of the clock is done when it returns.
    private (PipelineProgress Progress, Task End) Waiting(params string[] feeds)
    {
        var progress = new PipelineProgress(feeds.Select(f => KeyValuePair.Create(f, f)));
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return (progress, progress.EndAsync(Deadline, clock, TestContext.Current.CancellationToken));
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    private void Pass(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(0.5))
            clock.Advance(TimeSpan.FromSeconds(0.5));
    }

    private FeedFetched Fetched() => new()
    {
        FetchId = Guid.NewGuid(),
        FeedUrl = Feed,
        FeedName = "North",
        FetchedAt = clock.GetUtcNow(),
        Entries =
        [
            .. items.Select(id => new FetchedEntry
            {
                ItemId = id,
                EntryId = id.ToString(),
                ContentHash = "1",
                FirstSeen = clock.GetUtcNow(),
            }),
        ],
    };

    private ItemCleaned Cleaned(Guid item) => new()
    {
        ItemId = item,
        FetchId = Guid.NewGuid(),
        FeedUrl = Feed,
        FeedName = "North",
        FetchedAt = clock.GetUtcNow(),
        FirstSeen = clock.GetUtcNow(),
        ContentHash = "1",
        Title = "Ferry resumes",
        Text = "",
    };
}

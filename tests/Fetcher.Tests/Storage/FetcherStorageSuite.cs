using BriefingBus.Fetcher.Http;
using BriefingBus.Fetcher.Storage;
using BriefingBus.Persistence;
using BriefingBus.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Xunit;

namespace BriefingBus.Fetcher.Tests.Storage;

/// <summary>What Fetcher asks of its database, the same on both kinds.</summary>
public abstract class FetcherStorageSuite : IAsyncLifetime
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(15);

    private readonly FakeClock clock = new("2026-03-02T06:00:00Z");
    private ServiceProvider services = null!;

    protected abstract DatabaseOptions Database { get; }

    private IDbContextFactory<FetcherContext> Contexts => services.GetRequiredService<IDbContextFactory<FetcherContext>>();

    private FeedStateStore States => new(Contexts, clock);

    public async ValueTask InitializeAsync()
    {
        var registered = new ServiceCollection();
        registered.AddLogging();
        registered.AddSingleton(TimeProvider.System);
        registered.AddServiceDatabase<FetcherContext, SqliteFetcherContext, PostgresFetcherContext>(Database, "fetcher");
        services = registered.BuildServiceProvider();
        foreach (var service in services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
            await service.StartingAsync(CancellationToken.None);
        await using var context = await Contexts.CreateDbContextAsync();
        await context.Feeds.ExecuteDeleteAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null)
            await services.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Feeds_that_are_new_are_due_at_once_and_those_that_left_rest()
    {
        await States.SynchronizeAsync(["https://a.example/", "https://b.example/"], CancellationToken.None);
        await States.SynchronizeAsync(["https://b.example/", "feeds/c.xml"], CancellationToken.None);

        var claimed = await Leases("one").ClaimDueAsync(10, proven: false, requestedOnly: false, CancellationToken.None);

        claimed.Select(f => f.Url).Order().ShouldBe(["feeds/c.xml", "https://b.example/"]);
        await Leases("one").ReleaseAsync([.. claimed.Select(f => f.Id)], CancellationToken.None);
        await States.SynchronizeAsync(["https://a.example/"], CancellationToken.None);
        (await Leases("one").ClaimDueAsync(10, proven: false, requestedOnly: false, CancellationToken.None))
            .ShouldHaveSingleItem().Url.ShouldBe("https://a.example/");
    }

    [Fact]
    public async Task A_claimed_feed_is_claimed_by_no_other_fetcher()
    {
        await States.SynchronizeAsync([.. Enumerable.Range(0, 10).Select(i => $"https://host{i}.example/")], CancellationToken.None);

        var first = await Leases("one").ClaimDueAsync(4, proven: false, requestedOnly: false, CancellationToken.None);
        var second = await Leases("two").ClaimDueAsync(10, proven: false, requestedOnly: false, CancellationToken.None);

        (first.Count, second.Count).ShouldBe((4, 6));
        first.Select(f => f.Id).Intersect(second.Select(f => f.Id)).ShouldBeEmpty();
        (await Leases("three").ClaimDueAsync(10, proven: false, requestedOnly: false, CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_fetchers_at_once_share_every_feed_and_double_none()
    {
        await States.SynchronizeAsync([.. Enumerable.Range(0, 200).Select(i => $"https://host{i}.example/")], CancellationToken.None);

        var claims = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => ClaimAllAsync(Leases($"fetcher-{i}")))));

        var all = claims.SelectMany(c => c).ToList();
        all.Count.ShouldBe(200);
        all.Distinct().Count().ShouldBe(200);
    }

    [Fact]
    public async Task A_lease_that_ran_out_frees_the_feed_and_its_late_holder_changes_nothing()
    {
        await States.SynchronizeAsync(["https://a.example/"], CancellationToken.None);
        var late = (await Leases("crashed").ClaimDueAsync(1, proven: false, requestedOnly: false, CancellationToken.None)).Single();

        clock.Advance(Lease + TimeSpan.FromSeconds(1));
        var taken = (await Leases("next").ClaimDueAsync(1, proven: false, requestedOnly: false, CancellationToken.None)).Single();

        (await Leases("crashed").RenewAsync(late, CancellationToken.None)).ShouldBeFalse();
        (await Leases("next").RenewAsync(taken, CancellationToken.None)).ShouldBeTrue();
        await Should.ThrowAsync<DbUpdateConcurrencyException>(
            () => Leases("crashed").CompleteAsync(late, f => f.Title = "late", CancellationToken.None));
        await Leases("next").CompleteAsync(taken, f => f.Title = "right", CancellationToken.None);
        (await FeedAsync("https://a.example/")).Title.ShouldBe("right");
    }

    [Fact]
    public async Task A_host_that_another_fetcher_is_busy_with_is_left_to_it()
    {
        await States.SynchronizeAsync(["https://a.example/1", "https://a.example/2", "feeds/1.xml", "feeds/2.xml"], CancellationToken.None);
        var held = await ClaimAsync(Leases("one"), "https://a.example/1");

        var others = await Leases("two").ClaimDueAsync(10, proven: false, requestedOnly: false, CancellationToken.None);
        await Leases("one").CompleteAsync(held, f => f.NextDue = clock.GetUtcNow().AddHours(1), CancellationToken.None);

        others.Select(f => f.Url).ShouldNotContain("https://a.example/2");
        (await Leases("two").ClaimDueAsync(10, proven: false, requestedOnly: false, CancellationToken.None)).Select(f => f.Url)
            .ShouldContain("https://a.example/2");
    }

    [Fact]
    public async Task A_host_is_left_to_the_fetcher_that_polled_it_until_the_gap_has_passed()
    {
        var gap = TimeSpan.FromSeconds(2);
        await States.SynchronizeAsync(
            ["https://a.example/1", "https://a.example/2", "https://b.example/", "feed.xml"], CancellationToken.None);
        foreach (var url in (string[])["https://a.example/1", "feed.xml"])
        {
            var polled = await ClaimAsync(Leases("one", gap), url);
            await Leases("one", gap).ReleaseAllExceptAsync([polled.Id], CancellationToken.None);
            await Leases("one", gap).CompleteAsync(polled, f => f.NextDue = clock.GetUtcNow(), CancellationToken.None);
        }

        var others = await Leases("two", gap).ClaimDueAsync(10, proven: false, requestedOnly: false, CancellationToken.None);
        await Leases("two", gap).ReleaseAllExceptAsync([], CancellationToken.None);
        var own = await Leases("one", gap).ClaimDueAsync(10, proven: false, requestedOnly: false, CancellationToken.None);
        await Leases("one", gap).ReleaseAllExceptAsync([], CancellationToken.None);
        clock.Advance(gap);
        var later = await Leases("two", gap).ClaimDueAsync(10, proven: false, requestedOnly: false, CancellationToken.None);

        others.Select(f => f.Url).Order().ShouldBe(["feed.xml", "https://b.example/"]);
        own.Select(f => f.Url).Order().ShouldBe(["feed.xml", "https://a.example/2", "https://b.example/"]);
        later.Select(f => f.Url).Order().ShouldBe(
            ["feed.xml", "https://a.example/1", "https://a.example/2", "https://b.example/"]);
    }

    [Fact]
    public async Task A_polls_results_are_stored_with_the_next_due_time()
    {
        await States.SynchronizeAsync(["https://a.example/"], CancellationToken.None);
        var feed = (await Leases("one").ClaimDueAsync(1, proven: false, requestedOnly: false, CancellationToken.None)).Single();
        var due = clock.GetUtcNow().AddMinutes(30);

        await Leases("one").CompleteAsync(
            feed, f => (f.NextDue, f.ETag, f.Seen, f.SkipHours) = (due, "\"é\"", [1, 2, 3], 7), CancellationToken.None);

        (await Leases("one").ClaimDueAsync(1, proven: false, requestedOnly: false, CancellationToken.None)).ShouldBeEmpty();
        clock.Advance(TimeSpan.FromMinutes(30));
        var again = (await Leases("one").ClaimDueAsync(1, proven: true, requestedOnly: false, CancellationToken.None)).Single();
        (again.NextDue, again.ETag, again.SkipHours).ShouldBe((due, "\"é\"", 7));
        again.Seen.ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task A_poll_that_is_asked_for_while_another_runs_is_not_forgotten()
    {
        await States.SynchronizeAsync(["https://a.example/"], CancellationToken.None);
        var running = (await Leases("one").ClaimDueAsync(1, proven: false, requestedOnly: false, CancellationToken.None)).Single();

        await States.RequestRefreshAsync("https://a.example/", clock.GetUtcNow(), forceRefresh: true, CancellationToken.None);
        await Leases("one").CompleteAsync(
            running, f => (f.NextDue, f.ForceRefresh) = (clock.GetUtcNow().AddHours(1), false), CancellationToken.None);

        (await Leases("one").ClaimDueAsync(1, proven: false, requestedOnly: false, CancellationToken.None))
            .ShouldHaveSingleItem().ForceRefresh.ShouldBeTrue();
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task A_poll_that_is_asked_for_while_a_requested_one_runs_is_not_forgotten_either(bool isOfAll)
    {
        const string Url = "https://a.example/";
        await States.SynchronizeAsync([Url], CancellationToken.None);
        await States.RequestRefreshAsync(Url, clock.GetUtcNow(), forceRefresh: true, CancellationToken.None);
        var running = await ClaimAsync(Leases("one"), Url);

        if (isOfAll)
            await States.ForceRefreshOfAllAsync(CancellationToken.None);
        else
            await States.RequestRefreshAsync(Url, clock.GetUtcNow(), forceRefresh: true, CancellationToken.None);
        await Leases("one").CompleteAsync(running, Succeed, CancellationToken.None);

        var again = (await Leases("one").ClaimDueAsync(1, proven: false, requestedOnly: true, CancellationToken.None))
            .ShouldHaveSingleItem();
        again.ForceRefresh.ShouldBeTrue();
        await Leases("one").CompleteAsync(again, Succeed, CancellationToken.None);
        (await Leases("one").ClaimDueAsync(1, proven: false, requestedOnly: true, CancellationToken.None)).ShouldBeEmpty();
        (await FeedAsync(Url)).ForceRefresh.ShouldBeFalse();

        void Succeed(FeedState feed) => (feed.LastPolled, feed.NextDue, feed.RefreshRequested, feed.ForceRefresh) =
            (clock.GetUtcNow(), clock.GetUtcNow().AddHours(1), false, false);
    }

    [Fact]
    public async Task A_feed_to_be_fetched_whole_is_polled_at_once_and_after_a_failure_no_sooner_than_any_that_fails()
    {
        await States.SynchronizeAsync(["https://a.example/"], CancellationToken.None);
        await CompleteAsync("https://a.example/", f => f.NextDue = clock.GetUtcNow().AddHours(1));

        await States.ForceRefreshOfAllAsync(CancellationToken.None);
        await CompleteAsync("https://a.example/", FailAgainInAnHour);
        var meanwhile = await Leases("one").ClaimDueAsync(9, proven: false, requestedOnly: false, CancellationToken.None);
        clock.Advance(TimeSpan.FromHours(1));
        var later = await Leases("one").ClaimDueAsync(9, proven: false, requestedOnly: false, CancellationToken.None);

        meanwhile.ShouldBeEmpty();
        later.ShouldHaveSingleItem().ForceRefresh.ShouldBeTrue();
    }

    [Fact]
    public async Task Unconfirmed_feeds_of_a_killed_process_are_due_once_and_after_a_failure_no_sooner_than_others()
    {
        await States.SynchronizeAsync(["https://a.example/"], CancellationToken.None);
        await CompleteAsync("https://a.example/", f => (f.NextDue, f.Unconfirmed) = (clock.GetUtcNow().AddHours(1), true));

        await States.ReclaimAsync(CancellationToken.None);
        await CompleteAsync("https://a.example/", FailAgainInAnHour);

        (await Leases("one").ClaimDueAsync(9, proven: false, requestedOnly: false, CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refresh_of_all_waits_for_a_server_that_wants_to_be_left_alone_and_outlives_a_poll_in_progress()
    {
        await States.SynchronizeAsync(["https://a.example/", "https://b.example/"], CancellationToken.None);
        var until = clock.GetUtcNow().AddHours(2);
        await CompleteAsync("https://b.example/", f => (f.NextDue, f.ThrottledUntil) = (until, until));
        var running = await ClaimAsync(Leases("one"), "https://a.example/");

        await States.ForceRefreshOfAllAsync(CancellationToken.None);
        await Leases("one").CompleteAsync(running, f => f.NextDue = clock.GetUtcNow().AddDays(1), CancellationToken.None);

        (await Leases("one").ClaimDueAsync(9, proven: false, requestedOnly: false, CancellationToken.None))
            .ShouldHaveSingleItem().Url.ShouldBe("https://a.example/");
    }

    [Fact]
    public async Task A_poll_that_began_after_the_question_answers_it()
    {
        await States.SynchronizeAsync(["https://a.example/", "https://b.example/"], CancellationToken.None);
        var asked = clock.GetUtcNow();
        clock.Advance(TimeSpan.FromSeconds(1));
        await CompleteAsync("https://a.example/", f => (f.NextDue, f.LastPolled) = (clock.GetUtcNow().AddHours(1), clock.GetUtcNow()));

        await States.RequestRefreshAsync("https://a.example/", asked, forceRefresh: false, CancellationToken.None);
        (await Leases("one").ClaimDueAsync(1, proven: false, requestedOnly: true, CancellationToken.None)).ShouldBeEmpty();

        await States.RequestRefreshAsync(
            "https://a.example/", clock.GetUtcNow().AddSeconds(1), forceRefresh: false, CancellationToken.None);
        (await Leases("one").ClaimDueAsync(9, proven: false, requestedOnly: true, CancellationToken.None))
            .ShouldHaveSingleItem().Url.ShouldBe("https://a.example/");
    }

    [Fact]
    public async Task After_a_poll_that_began_since_a_request_for_everything_the_next_one_sends_everything()
    {
        await States.SynchronizeAsync(["https://a.example/"], CancellationToken.None);
        var asked = clock.GetUtcNow();
        clock.Advance(TimeSpan.FromSeconds(1));
        await CompleteAsync("https://a.example/", f => (f.NextDue, f.LastPolled) = (clock.GetUtcNow().AddHours(1), clock.GetUtcNow()));

        await States.RequestRefreshAsync("https://a.example/", asked, forceRefresh: true, CancellationToken.None);

        (await Leases("one").ClaimDueAsync(1, proven: false, requestedOnly: true, CancellationToken.None)).ShouldBeEmpty();
        (await FeedAsync("https://a.example/")).ForceRefresh.ShouldBeTrue();
    }

    [Fact]
    public async Task A_retired_feed_is_due_only_on_request()
    {
        await States.SynchronizeAsync(["https://a.example/"], CancellationToken.None);
        await Leases("one").CompleteAsync(
            (await Leases("one").ClaimDueAsync(1, proven: false, requestedOnly: false, CancellationToken.None)).Single(), f =>
                f.NextDue = null, CancellationToken.None);

        clock.Advance(TimeSpan.FromDays(400));
        (await Leases("one").ClaimDueAsync(1, proven: false, requestedOnly: false, CancellationToken.None)).ShouldBeEmpty();
        await States.RequestRefreshAsync("https://a.example/", clock.GetUtcNow(), forceRefresh: false, CancellationToken.None);
        (await Leases("one").ClaimDueAsync(1, proven: false, requestedOnly: false, CancellationToken.None)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_process_alone_on_its_database_takes_over_from_a_killed_one()
    {
        await States.SynchronizeAsync(["https://sent.example/", "https://quiet.example/"], CancellationToken.None);
        foreach (var feed in await Leases("killed").ClaimDueAsync(2, proven: false, requestedOnly: false, CancellationToken.None))
            await Leases("killed").CompleteAsync(
                feed, f => (f.NextDue, f.Unconfirmed) = (clock.GetUtcNow().AddHours(1), f.Url.Contains("sent", StringComparison.Ordinal)),
                    CancellationToken.None);

        await States.ReclaimAsync(CancellationToken.None);
        (await Leases("next").ClaimDueAsync(2, proven: false, requestedOnly: false, CancellationToken.None))
            .ShouldHaveSingleItem().Url.ShouldBe("https://sent.example/");

        await States.ReclaimAsync(CancellationToken.None);
        (await Leases("third").ClaimDueAsync(2, proven: false, requestedOnly: false, CancellationToken.None))
            .ShouldHaveSingleItem("what the killed one held is free");

        await States.ConfirmAsync(CancellationToken.None);
        (await FeedAsync("https://sent.example/")).Unconfirmed.ShouldBeFalse();
    }

    [Theory]
    [InlineData(5)]
    [InlineData(24)]
    public async Task A_clock_that_was_set_back_keeps_no_feed_waiting(int hours)
    {
        await States.SynchronizeAsync(["https://a.example/", "https://b.example/"], CancellationToken.None);
        foreach (var polled in await Leases("one").ClaimDueAsync(10, proven: false, requestedOnly: false, CancellationToken.None))
            await Leases("one").CompleteAsync(
                polled, f => (f.LastPolled, f.NextDue) = (clock.GetUtcNow(), clock.GetUtcNow().AddMinutes(30)), CancellationToken.None);
        clock.Advance(TimeSpan.FromMinutes(31));
        await ClaimAsync(Leases("crashed"), "https://b.example/");

        clock.Jump(clock.GetUtcNow().AddHours(-hours));

        (await Leases("two").ClaimDueAsync(10, proven: false, requestedOnly: false, CancellationToken.None)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Feeds_left_claimed_by_an_outage_are_released_and_polls_in_progress_are_not()
    {
        await States.SynchronizeAsync(["https://a.example/", "https://b.example/"], CancellationToken.None);
        var running = await ClaimAsync(Leases("one"), "https://a.example/");
        await ClaimAsync(Leases("one"), "https://b.example/");

        await Leases("one").ReleaseAllExceptAsync([running.Id], CancellationToken.None);

        (await Leases("two").ClaimDueAsync(10, proven: false, requestedOnly: false, CancellationToken.None))
            .ShouldHaveSingleItem().Url.ShouldBe("https://b.example/");
    }

    [Fact]
    public async Task Of_one_host_two_feeds_are_held_at_once_and_of_files_any_number()
    {
        await States.SynchronizeAsync(
            [.. Enumerable.Range(0, 40).Select(i => $"https://hangs.example/{i}"), "https://good.example/", "https://fine.example/1",
                .. Enumerable.Range(0, 5).Select(i => $"{i}.xml")],
            CancellationToken.None);

        var first = await Leases("one").ClaimDueAsync(100, proven: false, requestedOnly: false, CancellationToken.None);
        var second = await Leases("one").ClaimDueAsync(100, proven: false, requestedOnly: false, CancellationToken.None);
        await Leases("one").ReleaseAsync([first.First(f => f.Host == "hangs.example").Id], CancellationToken.None);
        var third = await Leases("one").ClaimDueAsync(100, proven: false, requestedOnly: false, CancellationToken.None);

        var expected = new Dictionary<string, int> { ["hangs.example"] = 2, ["good.example"] = 1, ["fine.example"] = 1, ["file"] = 5 };
        first.CountBy(f => f.Host ?? "file").ToDictionary().ShouldBe(expected, ignoreOrder: true);
        second.ShouldBeEmpty();
        third.ShouldHaveSingleItem().Host.ShouldBe("hangs.example");
    }

    [Fact]
    public async Task Of_one_host_two_feeds_are_held_at_once_by_one_process_whoever_claims_beside_it()
    {
        await States.SynchronizeAsync(
            [.. Enumerable.Range(0, 300).Select(i => $"https://host{i % 100}.example/{i}")], CancellationToken.None);
        await using var context = await Contexts.CreateDbContextAsync();
        // Of each host some feeds were read and some were not: they are claimed apart.
        await context.Feeds.Where(f => EF.Functions.Like(f.Url, "%1") || EF.Functions.Like(f.Url, "%2"))
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.Seen, new byte[1]));

        for (var round = 0; round < 10; round++)
        {
            await Task.WhenAll(((int[])[5, 20, 80]).SelectMany(most => ((bool[])[true, false]).Select(proven => Task.Run(
                () => Leases($"{most}{proven}").ClaimDueAsync(most, proven, requestedOnly: false, CancellationToken.None)))));

            var held = await context.Feeds.AsNoTracking().Where(f => f.LeaseOwner != null).ToListAsync();
            held.GroupBy(f => f.Host).Where(h => h.Count() > FeedLeases.MaxPerHost || h.DistinctBy(f => f.LeaseOwner).Count() > 1)
                .Select(h => $"{h.Key}: {string.Join(", ", h.Select(f => f.LeaseOwner))}").ShouldBeEmpty($"round {round}");
            held.Count.ShouldBeGreaterThan(80, $"round {round}");
            await context.Feeds.ExecuteUpdateAsync(
                set => set.SetProperty(f => f.LeaseOwner, (string?)null).SetProperty(f => f.LeaseUntil, (DateTimeOffset?)null));
        }
    }

    [Fact]
    public async Task A_lease_that_is_extended_is_nobody_elses_and_another_runs_out()
    {
        await States.SynchronizeAsync(["https://a.example/", "https://b.example/"], CancellationToken.None);
        var polled = await ClaimAsync(Leases("one"), "https://a.example/");
        await ClaimAsync(Leases("one"), "https://b.example/");

        clock.Advance(Lease / 2);
        await Leases("one").ExtendAsync([polled.Id], CancellationToken.None);
        await Leases("two").ExtendAsync([polled.Id], CancellationToken.None);
        clock.Advance(Lease * 0.75);

        var taken = await Leases("two").ClaimDueAsync(10, proven: false, requestedOnly: false, CancellationToken.None);
        taken.ShouldHaveSingleItem().Url.ShouldBe("https://b.example/");
        (await Leases("one").RenewAsync(polled, CancellationToken.None)).ShouldBeTrue();
    }

    [Fact]
    public async Task Working_feeds_have_slots_of_their_own()
    {
        await States.SynchronizeAsync(["https://read.example/", "https://new.example/", "https://failed.example/"], CancellationToken.None);
        await CompleteAsync("https://read.example/", f => f.Seen = []);
        await CompleteAsync("https://failed.example/", f => (f.Seen, f.Failures) = ([], 1));

        var proven = await Leases("one").ClaimDueAsync(10, proven: true, requestedOnly: false, CancellationToken.None);
        var others = await Leases("one").ClaimDueAsync(10, proven: false, requestedOnly: false, CancellationToken.None);

        proven.ShouldHaveSingleItem().Url.ShouldBe("https://read.example/");
        others.Select(f => f.Url).Order().ShouldBe(["https://failed.example/", "https://new.example/"]);
    }

    [Fact]
    public async Task Polls_planned_too_late_are_brought_forward_but_not_into_a_pause_that_a_server_asked_for()
    {
        var now = clock.GetUtcNow();
        await States.SynchronizeAsync(["https://a.example/", "https://b.example/", "https://new.example/"], CancellationToken.None);
        await CompleteAsync("https://a.example/", f => (f.LastPolled, f.NextDue) = (now, now.AddHours(24)));
        await CompleteAsync(
            "https://b.example/", f => (f.LastPolled, f.NextDue, f.ThrottledUntil) = (now, now.AddHours(24), now.AddHours(24)));

        await States.BringForwardAsync(planned => planned.NextDue.AddHours(-20), CancellationToken.None);

        (await FeedAsync("https://a.example/")).NextDue.ShouldBe(now.AddHours(4));
        (await FeedAsync("https://b.example/")).NextDue.ShouldBe(now.AddHours(24));
        (await FeedAsync("https://new.example/")).NextDue.ShouldBe(now);
    }

    [Fact]
    public async Task A_host_that_repeats_itself_holds_all_its_feeds()
    {
        await States.SynchronizeAsync(
            ["https://a.example/1", "https://a.example/2", "https://a.example/3", "https://b.example/"], CancellationToken.None);
        var until = clock.GetUtcNow().AddHours(2);
        var first = await FeedAsync("https://a.example/1");

        (await States.PostponeHostAsync(first, "a.example", until, throttledBefore: false, CancellationToken.None)).ShouldBe(0);
        await CompleteAsync("https://a.example/1", f => f.ThrottledUntil = until);
        var second = await FeedAsync("https://a.example/2");
        (await States.PostponeHostAsync(second, "a.example", until, throttledBefore: false, CancellationToken.None)).ShouldBe(2);

        (await FeedAsync("https://a.example/3")).NextDue.ShouldBe(until);
        (await FeedAsync("https://b.example/")).NextDue.ShouldBe(clock.GetUtcNow());
    }

    [Fact]
    public async Task A_pause_for_all_feeds_of_a_host_outlives_a_restart_and_a_refresh_of_all()
    {
        var now = clock.GetUtcNow();
        var until = now.AddHours(2);
        await States.SynchronizeAsync(["https://a.example/1", "https://a.example/2"], CancellationToken.None);
        await CompleteAsync("https://a.example/2", f => (f.LastPolled, f.NextDue) = (now, now));
        var first = await FeedAsync("https://a.example/1");
        await States.PostponeHostAsync(first, "a.example", until, throttledBefore: true, CancellationToken.None);

        await States.BringForwardAsync(_ => now, CancellationToken.None);
        await States.ForceRefreshOfAllAsync(CancellationToken.None);

        var postponed = await FeedAsync("https://a.example/2");
        postponed.NextDue.ShouldBe(until);
        postponed.RefreshRequested.ShouldBeFalse();
    }

    private static async Task<List<Guid>> ClaimAllAsync(FeedLeases leases)
    {
        var claimed = new List<Guid>();
        while (await leases.ClaimDueAsync(7, proven: false, requestedOnly: false, CancellationToken.None) is { Count: > 0 } batch)
            claimed.AddRange(batch.Select(f => f.Id));
        return claimed;
    }

    /// <summary>What a failed poll writes.</summary>
    private void FailAgainInAnHour(FeedState feed) =>
        (feed.NextDue, feed.RefreshRequested, feed.Failures) = (clock.GetUtcNow().AddHours(1), false, feed.Failures + 1);

    private async Task CompleteAsync(string url, Action<FeedState> change) =>
        await Leases("any").CompleteAsync(await ClaimAsync(Leases("any"), url), change, CancellationToken.None);

    private async Task<FeedState> ClaimAsync(FeedLeases leases, string url)
    {
        var claimed = await leases.ClaimDueAsync(100, proven: false, requestedOnly: false, CancellationToken.None);
        await leases.ReleaseAsync([.. claimed.Where(f => f.Url != url).Select(f => f.Id)], CancellationToken.None);
        return claimed.Single(f => f.Url == url);
    }

    private async Task<FeedState> FeedAsync(string url)
    {
        await using var context = await Contexts.CreateDbContextAsync();
        return await context.Feeds.AsNoTracking().SingleAsync(f => f.Url == url);
    }

    private FeedLeases Leases(string owner, TimeSpan gap = default) =>
        new(Contexts, owner, new FetchOptions { Lease = Lease, Gap = gap }, clock);
}

public sealed class SqliteFetcherStorageTests : FetcherStorageSuite, IDisposable
{
    private readonly TemporaryFolder folder = new();

    protected override DatabaseOptions Database => new() { Folder = folder.Path };

    public void Dispose() => folder.Dispose();
}

public sealed class PostgresFetcherStorageTests(PostgresDatabase database) : FetcherStorageSuite, IClassFixture<PostgresDatabase>
{
    protected override DatabaseOptions Database => database.Options;
}

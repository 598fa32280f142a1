using BriefingBus.Contracts;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Persistence;
using BriefingBus.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Xunit;

namespace BriefingBus.Delivery.Tests.Ledger;

/// <summary>The ledger and <see cref="Deliverer"/> over one kind of database.</summary>
public abstract class DeliverySuite : IAsyncLifetime
{
    private readonly FakeClock clock = new(SomeBriefing.Morning);
    private readonly List<IHost> hosts = [];
    private IHost first = null!;

    /// <summary>An empty database.</summary>
    protected abstract DatabaseOptions Database { get; }

    /// <summary>The same database as another process reaches it, or null where one process alone delivers to an outlet.</summary>
    protected abstract DatabaseOptions? DatabaseOfAnother { get; }

    /// <summary>Makes the ledger refuse every new line.</summary>
    protected abstract string RefuseLines { get; }

    [Fact]
    public async Task A_delivered_part_is_not_sent_again_by_this_process_or_the_next_or_a_year_later()
    {
        var box = new Postbox("a", "b");

        await DeliverAsync(box);
        await DeliverAsync(box);
        clock.Advance(TimeSpan.FromDays(366));
        await DeliverAsync(box, by: await StartAsync(Database));

        box.Sent.ShouldBe(["23 a", "23 b [a]"]);
        (await StatesAsync()).ShouldBe(["a: Delivered [a]", "b: Delivered [b]"]);
        box.Asked.ShouldBe(0);
    }

    [Fact]
    public async Task A_part_whose_end_is_not_known_is_delivered_where_the_outlet_has_it()
    {
        var box = new Postbox("a", "b") { InOrder = true, Says = new DeliveryStatus.Arrived("[found]") };
        await BreakOffAsync(box, "a");

        await DeliverAsync(box);
        await DeliverAsync(box);

        box.Sent.ShouldBe(["23 a", "23 b [found]"]);
        box.Asked.ShouldBe(1);
        (await StatesAsync()).ShouldBe(["a: Delivered [found]", "b: Delivered [b]"]);
    }

    [Fact]
    public async Task A_part_whose_end_is_not_known_is_sent_again_where_the_outlet_has_it_not()
    {
        var box = new Postbox("a") { Says = new DeliveryStatus.Absent() };
        await BreakOffAsync(box, "a");

        await DeliverAsync(box);

        box.Sent.Count.ShouldBe(2);
        (await StatesAsync()).ShouldBe(["a: Delivered [a]"]);
    }

    [Fact]
    public async Task A_part_whose_end_nobody_knows_is_never_sent_again_and_waits_for_a_person_while_the_rest_goes_on()
    {
        var box = new Postbox("a", "b", "c") { InOrder = true };
        await BreakOffAsync(box, "b");
        (await HealthAsync()).ShouldBe(HealthStatus.Healthy);

        await DeliverAsync(box);
        await DeliverAsync(box);

        box.Sent.ShouldBe(["23 a", "23 b [a]", "23 c [a]"]);
        box.Asked.ShouldBe(1);
        (await StatesAsync()).ShouldBe(["a: Delivered [a]", "b: Uncertain A postbox cannot be asked", "c: Delivered [c]"]);
        (await HealthAsync()).ShouldBe(HealthStatus.Degraded);
    }

    [Theory]
    [InlineData(DeliveryState.Delivered, 1), InlineData(DeliveryState.Waiting, 2)]
    public async Task A_persons_decision_about_an_uncertain_part_is_carried_out(DeliveryState decided, int sent)
    {
        var box = new Postbox("a");
        await BreakOffAsync(box, "a");
        await DeliverAsync(box);
        await using (var ledger = await LedgerAsync())
            await ledger.Deliveries.ExecuteUpdateAsync(d => d.SetProperty(x => x.State, decided));

        await DeliverAsync(box);
        await DeliverAsync(box);

        box.Sent.Count.ShouldBe(sent);
        (await HealthAsync()).ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task A_process_that_stops_in_the_middle_of_a_call_leaves_the_part_in_doubt()
    {
        var box = new Postbox("a")
        {
            Says = new DeliveryStatus.Arrived("[found]"),
            Mishaps = { ["a"] = stop => Task.Delay(Timeout.Infinite, stop) },
        };
        using var stop = new CancellationTokenSource();

        var delivery = DeliverAsync(box, stop: stop.Token);
        await Eventually.TrueAsync(() => box.Sent.Count == 1, "the call is made");
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => delivery);

        (await StatesAsync()).ShouldBe(["a: Started"]);
        await DeliverAsync(box, by: await StartAsync(Database));
        box.Sent.Count.ShouldBe(1);
        (await StatesAsync()).ShouldBe(["a: Delivered [found]"]);
    }

    [Fact]
    public async Task A_call_that_times_out_fails_the_delivery_and_the_next_try_asks_the_outlet()
    {
        var box = new Postbox("a") { Says = new DeliveryStatus.Absent() };
        box.Mishaps["a"] = _ => throw new TaskCanceledException("The call timed out");

        await Should.ThrowAsync<InDoubtException>(() => DeliverAsync(box));
        (await StatesAsync()).ShouldBe(["a: Started"]);
        box.Mishaps.Clear();
        await DeliverAsync(box);

        box.Asked.ShouldBe(1);
        box.Sent.Count.ShouldBe(2);
        (await StatesAsync()).ShouldBe(["a: Delivered [a]"]);
    }

    [Fact]
    public async Task Two_processes_with_the_same_briefing_send_it_once()
    {
        var box = new Postbox("a", "b") { Mishaps = { ["a"] = stop => Task.Delay(100, stop), ["b"] = stop => Task.Delay(100, stop) } };
        var second = DatabaseOfAnother is { } options ? await StartAsync(options) : first;

        await Task.WhenAll(Enumerable.Range(0, 6)
            .Select(n => Task.Run(() => DeliverAsync(box, SomeBriefing.OfDay(n / 4), by: n % 2 == 0 ? first : second))));

        box.Sent.Order().ShouldBe(["23 a", "23 b [a]", "24 a", "24 b [a]"]);
    }

    [Fact]
    public async Task An_outlet_is_free_for_another_as_soon_as_a_delivery_is_done()
    {
        var second = DatabaseOfAnother is { } options ? await StartAsync(options) : first;

        await DeliverAsync(new Postbox("a"));
        await DeliverAsync(new Postbox("a"), SomeBriefing.OfDay(1), by: second).InTimeAsync(TimeSpan.FromSeconds(20));
        await DeliverAsync(new Postbox("a"), SomeBriefing.OfDay(2)).InTimeAsync(TimeSpan.FromSeconds(20));

        (await StatesAsync()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task In_order_a_failure_holds_up_what_follows_it_until_the_next_try()
    {
        var box = new Postbox("a", "b", "c") { InOrder = true };
        Fail(box, "b", isTransient: true);

        (await Should.ThrowAsync<NotDeliveredException>(() => DeliverAsync(box))).IsTransient.ShouldBeTrue();
        (await StatesAsync()).ShouldBe(["a: Delivered [a]", "b: Waiting b is out"]);
        box.Mishaps.Clear();
        await DeliverAsync(box);

        box.Sent.ShouldBe(["23 a", "23 b [a]", "23 b [a]", "23 c [a] [b]"]);
        box.Asked.ShouldBe(0);
        (await StatesAsync()).ShouldBe(["a: Delivered [a]", "b: Delivered [b]", "c: Delivered [c]"]);
    }

    [Fact]
    public async Task A_failure_of_an_independent_part_does_not_affect_the_others_and_transient_ones_are_reported_first()
    {
        var box = new Postbox("a", "b", "c");
        Fail(box, "a", isTransient: false);
        Fail(box, "b", isTransient: true);

        var told = await Should.ThrowAsync<NotDeliveredException>(() => DeliverAsync(box));

        told.Message.ShouldBe("b is out");
        (await StatesAsync()).ShouldBe(["a: Refused a is out", "b: Waiting b is out", "c: Delivered [c]"]);
        box.Mishaps.Clear();
        await DeliverAsync(box);
        (await StatesAsync()).ShouldBe(["a: Delivered [a]", "b: Delivered [b]", "c: Delivered [c]"]);
        box.Sent.Count.ShouldBe(5);
    }

    [Fact]
    public async Task One_outlets_failure_keeps_no_other_from_the_briefing()
    {
        var (broken, well) = (new Postbox("a") { Name = "postbox/broken" }, new Postbox("a") { Name = "postbox/well" });
        Fail(broken, "a", isTransient: false);

        await Should.ThrowAsync<NotDeliveredException>(
            () => DelivererOf(first).DeliverAsync([broken.Outlet, well.Outlet], SomeBriefing.Of(), CancellationToken.None));

        well.Sent.ShouldHaveSingleItem();
        (await StatesAsync()).ShouldBe(["a: Refused a is out", "a: Delivered [a]"], ignoreOrder: true);
    }

    [Fact]
    public async Task Nothing_is_sent_if_the_ledger_cannot_be_written()
    {
        await using (var ledger = await LedgerAsync())
            await ledger.Database.ExecuteSqlRawAsync(RefuseLines);
        var box = new Postbox("a", "b");

        await Should.ThrowAsync<DbUpdateException>(() => DeliverAsync(box));

        box.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Editions_that_an_outlet_excludes_and_quiet_briefings_are_not_delivered()
    {
        var box = new Postbox("a") { Editions = ["evening", "noon"] };

        await DeliverAsync(box, SomeBriefing.Of(edition: "morning"));
        await DeliverAsync(box, SomeBriefing.Of(edition: "noon") with { Quiet = true });
        (await StatesAsync()).ShouldBeEmpty();
        await DeliverAsync(box, SomeBriefing.Of(edition: "noon"));

        box.Sent.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_feed_issue_is_reported_once_in_each_outlet_with_its_first_briefing()
    {
        var news = first.Services.GetRequiredService<IssueNotifications>();
        var trouble = SomeBriefing.Trouble("gazette");
        var later = trouble with { Since = trouble.Since!.Value.AddDays(1) };
        Task<IReadOnlyList<FeedTrouble>> Told(string outlet, int day, params FeedTrouble[] troubles) =>
            news.ForAsync(outlet, SomeBriefing.OfDay(day) with { Trouble = troubles }, CancellationToken.None);

        (await Told("slack/a", 0, trouble)).ShouldBe([trouble]);
        (await Told("slack/a", 1, trouble with { Times = 30 })).ShouldBeEmpty();
        (await Told("slack/a", 0, trouble)).ShouldBe([trouble], "The same briefing, retried, tells it still.");
        (await Told("slack/b", 1, trouble)).ShouldBe([trouble]);
        (await Told("slack/a", 2, trouble, later, later)).ShouldBe([later]);
    }

    [Fact]
    public async Task A_feed_that_recovers_a_second_time_is_reported_a_second_time()
    {
        var news = first.Services.GetRequiredService<IssueNotifications>();
        var back = SomeBriefing.Trouble("gazette", "back") with { Since = null, Times = 0, Reason = "working again after Monday" };
        var again = back with { Reason = "working again after Friday" };

        (await ReportedAsync(0, back)).ShouldBe([back]);
        (await ReportedAsync(1, back)).ShouldBeEmpty();
        (await ReportedAsync(5, again)).ShouldBe([again]);

        Task<IReadOnlyList<FeedTrouble>> ReportedAsync(int day, FeedTrouble issue) =>
            news.ForAsync("slack/a", SomeBriefing.OfDay(day) with { Trouble = [issue] }, CancellationToken.None);
    }

    [Fact]
    public async Task The_ledger_is_listed_from_the_latest_briefing_on_page_by_page_with_the_numbers_of_each_state()
    {
        var (a, b) = (new Postbox("a", "b"), new Postbox("c") { Name = "postbox/other" });
        foreach (var day in new[] { 0, 1, 2 })
        {
            await DeliverAsync(a, SomeBriefing.OfDay(day));
            await DeliverAsync(b, SomeBriefing.OfDay(day));
        }
        await BreakOffAsync(new Postbox("d"), "d");
        var listing = first.Services.GetRequiredService<DeliveryListing>();
        var seen = new List<ListedDelivery>();
        DeliveryList list;
        do
        {
            var after = seen.Count == 0 ? null : new DeliveryPlace { ScheduledAt = seen[^1].ScheduledAt, Number = seen[^1].Number };
            seen.AddRange((list = await ListAsync(new() { AnswerBefore = clock.GetUtcNow(), Most = 4, After = after })).Deliveries);
        }
        while (list.HasMore);

        seen.Select(d => d.Number).Distinct().Count().ShouldBe(10);
        seen.ShouldBe(seen.OrderByDescending(d => d.ScheduledAt).ThenByDescending(d => d.Number));
        list.Counts.Select(c => $"{c.State} {c.Count}").ShouldBe(["started 1", "delivered 9"]);
        (await ListAsync(new() { AnswerBefore = clock.GetUtcNow(), State = "started" })).Deliveries.Single().Part.ShouldBe("d");
        (await ListAsync(new() { AnswerBefore = clock.GetUtcNow(), Outlet = b.Name, BriefingId = seen[0].BriefingId })).Deliveries.Single()
            .Part.ShouldBe("c");
        (await ListAsync(new() { AnswerBefore = clock.GetUtcNow(), Edition = "absent" })).Counts.ShouldBeEmpty();

        Task<DeliveryList> ListAsync(ListDeliveries asked) => listing.ListAsync(asked, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_decision_counts_once_and_a_delivery_that_is_sent_again_goes_out_with_its_briefing()
    {
        var box = new Postbox("a");
        await BreakOffAsync(box, "a");
        await DeliverAsync(box);
        (await StatesAsync()).ShouldBe(["a: Uncertain A postbox cannot be asked"]);
        var (decisions, stop) = (first.Services.GetRequiredService<DeliveryDecisions>(), TestContext.Current.CancellationToken);
        await using var ledger = await LedgerAsync();
        var number = (await ledger.Deliveries.SingleAsync(stop)).Number;

        var again = await decisions.SendAgainAsync(number, stop);
        again.Refusal.ShouldBeNull();
        again.Republication.ToQueue.ShouldBe("postbox");
        (await decisions.SendAgainAsync(number, stop)).Refusal.ShouldBeNull("whoever was stopped before tries again");
        (await decisions.SettleAsync(number, stop)).Refusal.ShouldBe($"Delivery {number} is waiting, not uncertain; nothing was changed.");
        await DeliverAsync(box);
        (await StatesAsync()).ShouldBe(["a: Delivered [a]"]);
        (await decisions.SendAgainAsync(number, stop)).Refusal
            .ShouldBe($"Delivery {number} is delivered, not uncertain; nothing was changed.");
        (await decisions.SettleAsync(999, stop)).Refusal.ShouldBe("There is no delivery 999.");
    }

    public virtual async ValueTask InitializeAsync() => first = await StartAsync(Database);

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var host in hosts)
        {
            await host.StopAsync();
            host.Dispose();
        }
        GC.SuppressFinalize(this);
    }

    private static void Fail(Postbox box, string key, bool isTransient) =>
        box.Mishaps[key] = _ => throw new NotDeliveredException($"{key} is out", isTransient);

    /// <summary>A try that breaks off after the part was sent, as a kill or a broken connection leaves it.</summary>
    private async Task BreakOffAsync(Postbox box, string key)
    {
        box.Mishaps[key] = _ => throw new HttpRequestException("The connection broke");
        await Should.ThrowAsync<HttpRequestException>(() => DeliverAsync(box));
        box.Mishaps.Clear();
    }

    private static Deliverer DelivererOf(IHost host) => host.Services.GetRequiredService<Deliverer>();

    private Task DeliverAsync(Postbox box, BriefingComposed? briefing = null, IHost? by = null, CancellationToken stop = default) =>
        DelivererOf(by ?? first).DeliverAsync([box.Outlet], briefing ?? SomeBriefing.Of(), stop);

    private async Task<IHost> StartAsync(DatabaseOptions database)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddDelivery(database, []);
        var host = builder.Build();
        hosts.Add(host);
        await host.StartAsync();
        return host;
    }

    private Task<DeliveryContext> LedgerAsync() =>
        first.Services.GetRequiredService<IDbContextFactory<DeliveryContext>>().CreateDbContextAsync();

    private async Task<IReadOnlyList<string>> StatesAsync()
    {
        await using var ledger = await LedgerAsync();
        var lines = await ledger.Deliveries.AsNoTracking().OrderBy(d => d.ScheduledAt).ThenBy(d => d.Part).ToListAsync();
        return [.. lines.Select(l => $"{l.Part}: {l.State} {l.Receipt}{l.Reason}".TrimEnd())];
    }

    private async Task<HealthStatus> HealthAsync()
    {
        var report = await first.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        return report.Entries["deliveries"].Status;
    }
}

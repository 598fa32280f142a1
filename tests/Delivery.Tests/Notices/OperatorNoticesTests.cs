using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Delivery.Notices;
using BriefingBus.Delivery.Outlets;
using BriefingBus.Delivery.Tests.Ledger;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.ServiceDefaults.Health;
using BriefingBus.ServiceDefaults.Reports;
using BriefingBus.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Xunit;

namespace BriefingBus.Delivery.Tests.Notices;

/// <summary>What the operator hears of, and when.</summary>
public sealed class OperatorNoticesTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-notices-");
    private readonly FakeClock clock = new(SomeBriefing.Morning);
    private readonly Postbox operators = new("a") { Name = "postbox/operators", Notices = NoticeDelivery.Only };
    private readonly Postbox deputies = new("a") { Name = "postbox/deputies", Notices = NoticeDelivery.Only };
    private readonly Postbox readers = new("a") { Name = "postbox/readers" };
    private readonly Switch broken = new();
    private FeedServer server = null!;
    private IHost host = null!;

    [Fact]
    public async Task A_lasting_problem_is_notified_once_and_its_end_once()
    {
        broken.Problem = "The polls hang.";
        await PassesAsync(TimeSpan.FromMinutes(2));
        operators.Titles.ShouldBeEmpty();

        await PassesAsync(TimeSpan.FromMinutes(10));
        operators.Titles.ShouldBe(["BriefingBus: Delivery, switch"]);
        operators.Texts.Single().ShouldContain("The polls hang.");

        broken.Problem = null;
        await PassesAsync(TimeSpan.FromMinutes(10));

        operators.Titles.ShouldBe(["BriefingBus: Delivery, switch", "BriefingBus: resolved: Delivery, switch"]);
        readers.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_short_problem_is_not_notified()
    {
        broken.Problem = "The database restarts.";
        await PassesAsync(TimeSpan.FromMinutes(2));
        broken.Problem = null;

        await PassesAsync(TimeSpan.FromMinutes(10));

        operators.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_notice_that_an_outlet_refuses_keeps_back_neither_the_next_one_nor_the_other_outlets()
    {
        var (reports, stop) = (host.Services.GetRequiredService<ReportStore>(), TestContext.Current.CancellationToken);
        var problem = new ServiceProblem { Check = "database", Reason = "It is down.", Since = clock.GetUtcNow() - TimeSpan.FromHours(1) };
        await reports.KeepAsync(Report("composer") with { Problems = [problem] }, stop);
        await reports.KeepAsync(Report("fetcher") with { Problems = [problem] }, stop);
        var refusals = 1;
        operators.Mishaps["a"] = _ =>
            refusals-- > 0 ? throw new NotDeliveredException("The channel is archived", isTransient: false) : Task.CompletedTask;

        await Should.ThrowAsync<NotDeliveredException>(() => host.Services.GetRequiredService<OperatorNotices>().UpdateAsync(stop));

        string[] both = ["BriefingBus: Composer, database", "BriefingBus: Fetcher, database"];
        operators.Titles.ShouldBe(both);
        deputies.Titles.ShouldBe(both);
    }

    [Fact]
    public async Task An_outlet_that_takes_long_delays_neither_the_next_pass_nor_the_other_outlets()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var problem = new ServiceProblem { Check = "database", Reason = "It is down.", Since = clock.GetUtcNow() - TimeSpan.FromHours(1) };
        operators.Mishaps["a"] = cancelled => Task.Delay(Timeout.Infinite, cancelled);

        await PassAsync("composer", notices: 1);
        await PassAsync("fetcher", notices: 2);

        operators.Titles.ShouldBe(["BriefingBus: Composer, database"]);
        deputies.Titles.ShouldBe(["BriefingBus: Composer, database", "BriefingBus: Fetcher, database"]);
        await stop.CancelAsync();

        async Task PassAsync(string service, int notices)
        {
            await host.Services.GetRequiredService<ReportStore>().KeepAsync(Report(service) with { Problems = [problem] }, stop.Token);
            var pass = host.Services.GetRequiredService<OperatorNotices>().UpdateAsync(stop.Token);
            await Eventually.TrueAsync(() => deputies.Titles.Count == notices, "the other outlet has the notice");
            await Eventually.TrueAsync(
                () =>
                {
                    clock.Advance(TimeSpan.FromSeconds(1));
                    return pass.IsCompleted;
                },
                "the pass ends");
            await pass;
        }
    }

    [Fact]
    public async Task A_silent_service_and_its_return_are_notified()
    {
        var reports = host.Services.GetRequiredService<ReportStore>();
        await reports.KeepAsync(Report("composer"), TestContext.Current.CancellationToken);

        await PassesAsync(TimeSpan.FromMinutes(9));
        await reports.KeepAsync(Report("composer"), TestContext.Current.CancellationToken);
        await PassesAsync(TimeSpan.FromMinutes(1));

        operators.Titles.ShouldBe(["BriefingBus: Composer, reports", "BriefingBus: resolved: Composer, reports"]);
    }

    [Fact]
    public async Task A_service_whose_last_report_is_from_before_the_start_gets_time_to_report_again()
    {
        var (reports, stop) = (host.Services.GetRequiredService<ReportStore>(), TestContext.Current.CancellationToken);
        await reports.KeepAsync(Report("composer") with { ReportedAt = clock.GetUtcNow() - TimeSpan.FromHours(1) }, stop);

        await PassesAsync(TimeSpan.FromMinutes(4));
        await reports.KeepAsync(Report("composer"), stop);
        await PassesAsync(TimeSpan.FromMinutes(4));

        operators.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_report_of_a_process_whose_clock_is_ahead_hides_no_problem_of_the_others()
    {
        var (reports, stop) = (host.Services.GetRequiredService<ReportStore>(), TestContext.Current.CancellationToken);
        await reports.KeepAsync(Report("composer") with { Instance = "two", ReportedAt = clock.GetUtcNow().AddYears(1) }, stop);
        clock.Advance(TimeSpan.FromMinutes(3));

        (await NoticesOfAsync(reports, stop)).ShouldBe(["database"]);
    }

    [Fact]
    public async Task A_report_from_before_the_clock_was_set_back_hides_no_later_problem()
    {
        var (reports, stop) = (host.Services.GetRequiredService<ReportStore>(), TestContext.Current.CancellationToken);
        var now = clock.GetUtcNow();
        clock.Jump(now.AddYears(1));
        await reports.KeepAsync(Report("composer") with { Instance = "two" }, stop);
        clock.Jump(now);

        (await NoticesOfAsync(reports, stop)).ShouldBe(["database"]);
    }

    [Fact]
    public async Task A_silent_service_is_not_back_because_reports_cannot_arrive()
    {
        var (reports, stop) = (host.Services.GetRequiredService<ReportStore>(), TestContext.Current.CancellationToken);
        await reports.KeepAsync(Report("composer"), stop);
        await PassesAsync(TimeSpan.FromMinutes(9));

        var (notices, allWell) = await reports.UpdateAsync(reportsArrive: false, stop);

        notices.ShouldHaveSingleItem().ResolvedAt.ShouldBeNull();
        allWell.ShouldBeFalse();
    }

    [Fact]
    public async Task The_heartbeat_beats_while_everything_is_well_and_stops_when_something_is_not()
    {
        await PassesAsync(TimeSpan.FromMinutes(3));
        var beats = server.Requests.Count;
        beats.ShouldBeInRange(2, 4);

        broken.Problem = "The polls hang.";
        await PassesAsync(TimeSpan.FromMinutes(5));

        server.Requests.Count.ShouldBe(beats);
    }

    [Fact]
    public async Task An_outlet_for_notices_alone_gets_no_briefing_and_one_for_briefings_no_notice()
    {
        var deliverer = host.Services.GetRequiredService<Deliverer>();

        await deliverer.DeliverAsync([operators.Outlet, readers.Outlet], SomeBriefing.OfDay(0), TestContext.Current.CancellationToken);

        operators.Sent.ShouldBeEmpty();
        readers.Sent.Count.ShouldBe(1);
    }

    public async ValueTask InitializeAsync()
    {
        server = await FeedServer.StartAsync();
        server.Serve("/beat", Reply.Feed("OK"));
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton(new NoticeOptions { Heartbeat = new Secret("${HEARTBEAT}", server.Url("/beat")) });
        builder.Services.AddSingleton(new ServiceName("delivery"));
        builder.Services.AddSingleton<ServiceReporter>();
        builder.Services.AddDelivery(new DatabaseOptions { Folder = folder.FullName }, []);
        builder.Services.AddSingleton<NamedOutlets>(new Postboxes([operators.Outlet, deputies.Outlet, readers.Outlet]));
        builder.Services.AddHealthChecks().AddCheck("switch", broken, tags: [HealthEndpoints.Notice]);
        builder.Services.AddBriefingBus(new BusOptions(), _ => { });
        host = builder.Build();
        await host.StartAsync();
        // The bus is ready a moment after its start.
        var self = host.Services.GetRequiredService<ServiceReporter>();
        await Eventually.TrueAsync(
            async () => (await self.CurrentAsync(CancellationToken.None)).Problems.Count == 0, "every check is well");
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        await server.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private async Task PassesAsync(TimeSpan time)
    {
        var notices = host.Services.GetRequiredService<OperatorNotices>();
        for (var passed = TimeSpan.Zero; passed < time; passed += OperatorNotices.Interval)
        {
            await notices.UpdateAsync(TestContext.Current.CancellationToken);
            clock.Advance(OperatorNotices.Interval);
            await LoopsHaveKeptUpAsync();
        }
    }

    /// <summary>The clock moves in no time, the loops do not: one that has not had its turn yet would be reported as overdue.</summary>
    private async Task LoopsHaveKeptUpAsync()
    {
        var self = host.Services.GetRequiredService<ServiceReporter>();
        await Eventually.TrueAsync(
            async () => (await self.CurrentAsync(TestContext.Current.CancellationToken)).Problems.All(problem => problem.Check == "switch"),
            "every loop has kept up with the clock");
    }

    /// <summary>The checks of the notices after Composer has reported that its database is down.</summary>
    private async Task<IEnumerable<string>> NoticesOfAsync(ReportStore reports, CancellationToken stop)
    {
        var problem = new ServiceProblem { Check = "database", Reason = "It is down.", Since = clock.GetUtcNow() - TimeSpan.FromHours(1) };
        await reports.KeepAsync(Report("composer") with { Problems = [problem] }, stop);
        return (await reports.UpdateAsync(reportsArrive: true, stop)).ToDeliver.Select(n => n.Check);
    }

    private ServiceReported Report(string service) =>
        new() { Service = service, Instance = "one", ReportedAt = clock.GetUtcNow(), Version = "1.0" };

    private sealed class Switch : IHealthCheck
    {
        public string? Problem { get; set; }

        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(Problem is null ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(Problem));
    }

    private sealed record Postboxes(IReadOnlyList<Outlet> Boxes) : NamedOutlets(Boxes);
}

using BriefingBus.Configuration.Opml;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.ServiceDefaults.Health;
using BriefingBus.ServiceDefaults.Loops;
using BriefingBus.Web.Safety;
using MassTransit;

namespace BriefingBus.Web.Feeds;

/// <summary>The area's services, consumers and endpoints.</summary>
internal static class FeedsArea
{
    private const long EndOfYear9999 = 253_402_300_800;

    /// <summary>The maximum number of cleaned items that are stored in one transaction.</summary>
    private const int MaxBatch = 100;

    public static IServiceCollection AddFeeds(this IServiceCollection services) => services
        .AddSingleton<PollRecord>()
        .AddSingleton<EntryRecord>()
        .AddSingleton<FeedDirectory>()
        .AddMetrics()
        .AddSingleton<FeedMetrics>()
        .AddHealthChecks().AddCheck<DeadFeedsCheck>("dead feeds", tags: [HealthEndpoints.Notice]).Services
        .AddLoop<FeedMetrics>(
            new LoopOptions("feed metrics") { Interval = TimeSpan.FromMinutes(1) }, (metrics, stopping) => metrics.CountAsync(stopping));

    public static void AddFeedsConsumers(this IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<PollConsumer>().Endpoint(e => e.Name = QueueNames.WebFeeds);
        bus.AddConsumer<ItemCleanedConsumer>((_, c) => c.Options<BatchOptions>(batch => batch
                .SetMessageLimit(MaxBatch).SetTimeLimit(TimeSpan.FromMilliseconds(100)).SetConcurrencyLimit(1)))
            .Endpoint(e => (e.Name, e.PrefetchCount) = (QueueNames.WebItems, 2 * MaxBatch));
        bus.AddConsumer<CleanItemFaultConsumer>().Endpoint(e => e.Name = QueueNames.WebFailedItems);
    }

    public static void MapFeeds(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/feeds", ListAsync);
        endpoints.MapGet("/feeds.opml", OpmlAsync).ForOperator();
        endpoints.MapGet("/feeds/{id:guid}", FeedAsync);
        endpoints.MapGet("/feeds/{id:guid}/entries/{item:guid}", EntryAsync);
        endpoints.MapPost("/feeds/{id:guid}/fetch", FetchAsync).ChangesState().NeedsBroker();
        endpoints.MapPost("/api/feeds/{id:guid}/fetch", FetchAsync).ChangesState().NeedsBroker()
            .WithName("fetch").WithSummary("Polls a feed now")
            .Produces(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(
        string? state, string? q, int? page, HttpContext http, FeedDirectory feeds, TimeProvider clock, CancellationToken cancellation) =>
        new Page<FeedsPage>
        {
            Parameters =
            {
                [nameof(FeedsPage.List)] = FeedList.Of(await feeds.AllAsync(cancellation), state, q, page, StateChanges.IsOperator(http)),
                [nameof(FeedsPage.Now)] = clock.GetUtcNow(),
            },
        };

    private static async Task<IResult> FeedAsync(
        Guid id, long? asked, FeedDirectory feeds, TimeProvider clock, CancellationToken cancellation) =>
        await feeds.FindAsync(id, cancellation) is { } feed
            ? new Page<FeedPage>
            {
                Parameters =
                {
                    [nameof(FeedPage.Feed)] = feed,
                    [nameof(FeedPage.Now)] = clock.GetUtcNow(),
                    [nameof(FeedPage.Asked)] = asked is { } seconds and > 0 and < EndOfYear9999
                        ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                        : null,
                },
            }
            : TypedResults.NotFound();

    private static async Task<IResult> EntryAsync(
        Guid id, Guid item, FeedDirectory feeds, TimeProvider clock, CancellationToken cancellation) =>
        await feeds.EntryAsync(id, item, cancellation) is { } entry && await feeds.FindAsync(id, cancellation) is { } feed
            ? new Page<EntryPage>
            {
                Parameters =
                {
                    [nameof(EntryPage.Entry)] = entry,
                    [nameof(EntryPage.Line)] = feed.Line,
                    [nameof(EntryPage.Now)] = clock.GetUtcNow(),
                },
            }
            : TypedResults.NotFound();

    private static async Task<IResult> OpmlAsync(
        BriefingConfiguration configuration, FeedDirectory feeds, TimeProvider clock, CancellationToken cancellation)
    {
        var names = (await feeds.AllAsync(cancellation)).ToDictionary(l => l.Feed.Url, l => l.Name, StringComparer.Ordinal);
        // Omits files, feeds with a secret in their address, and passwords.
        var subscriptions =
            from edition in configuration.Editions
            from section in edition.Sections
            from feed in section.Feeds
            where feed.Address is null && WebAddress.OrNull(feed.Url) is not null
            select new Subscription(
                WebAddress.OrNull(feed.Url)!, Printable.Line(feed.Name ?? names[feed.Url]), [edition.Title, section.Title]);
        var document = OpmlWriter.Write([.. subscriptions], clock.GetUtcNow());
        return TypedResults.File(document, "text/x-opml; charset=utf-8", "briefingbus.opml");
    }

    private static async Task<IResult> FetchAsync(
        Guid id, HttpContext http, FeedDirectory feeds, IBus bus, WebOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        if (await feeds.FindAsync(id, cancellation) is not { } feed)
            return TypedResults.NotFound();
        var now = clock.GetUtcNow();
        var command = new FetchFeed { FeedUrl = feed.Line.Feed.Url, RequestedAt = now };
        await PublishLimit.KeepAsync(limited => bus.Publish(command, limited), cancellation);
        return Problem.IsProgram(http.Request)
            ? TypedResults.Accepted(new Uri($"{options.PathPrefix}/feeds/{id}", UriKind.Relative))
            : TypedResults.Redirect($"{options.PathPrefix}/feeds/{id}?asked={now.ToUnixTimeSeconds()}");
    }
}

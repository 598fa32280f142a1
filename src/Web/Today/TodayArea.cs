using BriefingBus.Configuration;
using BriefingBus.Web.Pages;
using BriefingBus.Web.Storage;

namespace BriefingBus.Web.Today;

/// <summary>The area's services and endpoints: the latest briefings, each briefing and each story under its permanent address.</summary>
internal static class TodayArea
{
    private static readonly TimeSpan Old = TimeSpan.FromDays(2);

    public static IServiceCollection AddToday(this IServiceCollection services) => services.AddSingleton<BriefingQueries>();

    public static void MapToday(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/", (BriefingQueries shelf, BriefingConfiguration configuration, TimeProvider clock, CancellationToken cancellation) =>
            LatestAsync(null, shelf, configuration, clock, cancellation));
        endpoints.MapGet("/today/{edition}", LatestAsync);
        endpoints.MapGet("/briefings/{edition}/{slug}", BriefingAsync);
        endpoints.MapGet("/stories/{id:guid}", StoryAsync);
        endpoints.MapGet(Area.Saved.Path, () => new Page<SavedPage>());
    }

    private static async Task<IResult> LatestAsync(
        string? edition, BriefingQueries shelf, BriefingConfiguration configuration, TimeProvider clock, CancellationToken cancellation)
    {
        if (await shelf.LatestAsync(edition, cancellation) is { } latest)
        {
            var old = clock.GetUtcNow() - latest.ScheduledAt > Old;
            return await PageAsync(latest, shelf, await shelf.EditionsAsync(cancellation), old, cancellation);
        }
        if (edition is null)
            return new Page<NothingYetPage> { Parameters = { [nameof(NothingYetPage.Editions)] = configuration.Editions } };
        return TypedResults.NotFound();
    }

    private static async Task<IResult> BriefingAsync(
        string edition, string slug, BriefingQueries shelf, WebOptions options, CancellationToken cancellation)
    {
        if (await shelf.FindAsync(edition, slug, cancellation) is { } briefing)
            return await PageAsync(briefing, shelf, [], old: false, cancellation);
        if (await shelf.SlugOfDayAsync(edition, slug, cancellation) is { } ofDay)
            return TypedResults.Redirect(options.PathPrefix + Address.OfBriefing(edition, ofDay));
        return TypedResults.NotFound();
    }

    private static async Task<IResult> PageAsync(
        StoredBriefing briefing, BriefingQueries shelf, IReadOnlyList<EditionHead> editions, bool old, CancellationToken cancellation) =>
        new Page<BriefingPage>
        {
            Parameters =
            {
                [nameof(BriefingPage.Briefing)] = briefing.Composed,
                [nameof(BriefingPage.Slug)] = briefing.Slug,
                [nameof(BriefingPage.Neighbours)] = await shelf.NeighboursAsync(briefing.Edition, briefing.ScheduledAt, cancellation),
                [nameof(BriefingPage.Editions)] = editions,
                [nameof(BriefingPage.Old)] = old,
            },
        };

    private static async Task<IResult> StoryAsync(Guid id, BriefingQueries shelf, CancellationToken cancellation) =>
        await shelf.StoryAsync(id, cancellation) is { } story
            ? new Page<StoryPage> { Parameters = { [nameof(StoryPage.Tellings)] = story } }
            : TypedResults.NotFound();
}

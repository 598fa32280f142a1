using BriefingBus.Web.Pictures;
using BriefingBus.Web.Storage;

namespace BriefingBus.Web.Today;

/// <summary>The area's services and endpoints: the latest briefings, each briefing and each story under its permanent address.</summary>
internal static class TodayArea
{
    private static readonly TimeSpan Old = TimeSpan.FromDays(2);

    public static IServiceCollection AddToday(this IServiceCollection services) => services.AddSingleton<BriefingQueries>();

    public static void MapToday(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(
            "/",
            (BriefingQueries briefings, PictureStore pictures, BriefingConfiguration configuration, TimeProvider clock,
                CancellationToken cancellation) => LatestAsync(null, briefings, pictures, configuration, clock, cancellation));
        endpoints.MapGet("/today/{edition}", LatestAsync);
        endpoints.MapGet("/briefings/{edition}/{slug}", BriefingAsync);
        endpoints.MapGet("/stories/{id:guid}", StoryAsync);
        endpoints.MapGet(Area.Saved.Path, IResult () => new Page<SavedPage>());
    }

    private static async Task<IResult> LatestAsync(
        string? edition, BriefingQueries briefings, PictureStore pictures, BriefingConfiguration configuration, TimeProvider clock,
        CancellationToken cancellation)
    {
        if (await briefings.LatestAsync(edition, cancellation) is { } latest)
        {
            var old = clock.GetUtcNow() - latest.ScheduledAt > Old;
            return await PageAsync(latest, briefings, pictures, await briefings.EditionsAsync(cancellation), old, cancellation);
        }
        if (edition is null)
            return new Page<NothingYetPage> { Parameters = { [nameof(NothingYetPage.Editions)] = configuration.Editions } };
        return TypedResults.NotFound();
    }

    private static async Task<IResult> BriefingAsync(
        string edition, string slug, BriefingQueries briefings, PictureStore pictures, WebOptions options, CancellationToken cancellation)
    {
        if (await briefings.FindAsync(edition, slug, cancellation) is { } briefing)
            return await PageAsync(briefing, briefings, pictures, [], old: false, cancellation);
        if (await briefings.SlugOfDayAsync(edition, slug, cancellation) is { } ofDay)
            return TypedResults.Redirect(options.PathPrefix + Address.OfBriefing(edition, ofDay));
        return TypedResults.NotFound();
    }

    private static async Task<IResult> PageAsync(
        StoredBriefing briefing,
        BriefingQueries briefings,
        PictureStore pictures,
        IReadOnlyList<EditionHead> editions,
        bool old,
        CancellationToken cancellation) =>
        new Page<BriefingPage>
        {
            Parameters =
            {
                [nameof(BriefingPage.Briefing)] = briefing.Composed,
                [nameof(BriefingPage.Slug)] = briefing.Slug,
                [nameof(BriefingPage.Neighbours)] = await briefings.NeighboursAsync(briefing.Edition, briefing.ScheduledAt, cancellation),
                [nameof(BriefingPage.Editions)] = editions,
                [nameof(BriefingPage.Pictures)] = await pictures.OfAsync(briefing.Composed, cancellation),
                [nameof(BriefingPage.Old)] = old,
            },
        };

    private static async Task<IResult> StoryAsync(
        Guid id, BriefingQueries briefings, PictureStore pictures, CancellationToken cancellation) =>
        await briefings.StoryAsync(id, cancellation) is { } story
            ? new Page<StoryPage>
            {
                Parameters =
                {
                    [nameof(StoryPage.Appearances)] = story,
                    [nameof(StoryPage.Picture)] = (await pictures.OfAsync([id], cancellation)).GetValueOrDefault(id),
                },
            }
            : TypedResults.NotFound();
}

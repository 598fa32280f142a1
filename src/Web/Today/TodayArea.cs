using BriefingBus.Web.Pages;

namespace BriefingBus.Web.Today;

/// <summary>The area's services and endpoints.</summary>
internal static class TodayArea
{
    public static IServiceCollection AddToday(this IServiceCollection services) => services.AddSingleton<BriefingShelf>();

    public static void MapToday(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/", TodayAsync);
    }

    private static async Task<IResult> TodayAsync(BriefingShelf shelf, CancellationToken cancellation)
    {
        var briefing = await shelf.LatestAsync(null, cancellation);
        return new Page<TodayPage> { Parameters = { [nameof(TodayPage.Briefing)] = briefing?.Composed } };
    }
}

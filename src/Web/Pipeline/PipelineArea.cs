using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.ServiceDefaults.Loops;
using BriefingBus.Web.Today;
using MassTransit;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BriefingBus.Web.Pipeline;

/// <summary>The area's services, consumers and endpoints.</summary>
internal static class PipelineArea
{
    public static IServiceCollection AddPipeline(this IServiceCollection services, BusOptions bus)
    {
        services.TryAddSingleton(new PreviewOptions());
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<BusMonitor>(provider, bus));
        services.AddLoop<BusMonitor>(
            new LoopOptions("view of the bus") { Interval = BusMonitor.Interval }, (watch, stopping) => watch.CheckAsync(stopping));
        services.AddMetrics();
        return services.AddSingleton<PipelineView>().AddSingleton<Candidates>().AddSingleton<PreviewClient>();
    }

    public static void AddPipelineConsumers(this IBusRegistrationConfigurator bus)
    {
        bus.TryAddSingleton<Traffic>();
        bus.AddReceiveObserver(provider => provider.GetRequiredService<Traffic>());
    }

    public static void MapPipeline(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/pipeline", PictureAsync);
        endpoints.MapGet("/pipeline/next/{edition}", NextAsync);
        endpoints.MapGet("/briefings/{edition}/{slug}/candidates", PastAsync);
    }

    private static async Task<IResult> PictureAsync(PipelineView view, CancellationToken cancellation) =>
        new Page<PipelinePage> { Parameters = { [nameof(PipelinePage.Picture)] = await view.NowAsync(cancellation) } };

    private static Task<IResult> NextAsync(
        string edition, CandidateQuestion question, string? version, Candidates candidates, CancellationToken cancellation) =>
        candidates.PageAsync(edition, null, question, version, cancellation);

    private static async Task<IResult> PastAsync(
        string edition,
        string slug,
        CandidateQuestion question,
        string? version,
        Candidates candidates,
        BriefingQueries briefings,
        CancellationToken cancellation) =>
        await briefings.FindAsync(edition, slug, cancellation) is { } briefing
            ? await candidates.PageAsync(edition, briefing, question, version, cancellation)
            : TypedResults.NotFound();
}

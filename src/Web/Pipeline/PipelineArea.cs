using BriefingBus.Configuration;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.ServiceDefaults.Loops;
using BriefingBus.Web.Pages;
using MassTransit;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BriefingBus.Web.Pipeline;

/// <summary>The area's services, consumers and endpoints.</summary>
internal static class PipelineArea
{
    public static IServiceCollection AddPipeline(this IServiceCollection services, BusOptions bus)
    {
        services.TryAddSingleton(new PreviewOptions());
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<BusWatch>(provider, bus));
        services.AddLoop<BusWatch>(new LoopOptions("view of the bus") { Interval = BusWatch.Interval }, (watch, stopping) => watch.LookAsync(stopping));
        services.AddMetrics();
        return services.AddSingleton<PipelineView>().AddSingleton<NextBriefing>();
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
    }

    private static async Task<IResult> PictureAsync(PipelineView view, CancellationToken cancellation) =>
        new Page<PipelinePage> { Parameters = { [nameof(PipelinePage.Picture)] = await view.NowAsync(cancellation) } };

    private static async Task<IResult> NextAsync(
        string edition, string? show, NextBriefing next, BusWatch watch, BriefingConfiguration configuration, CancellationToken cancellation)
    {
        if (configuration.Editions.FirstOrDefault(e => e.Name == edition) is not { } known)
            return TypedResults.NotFound();
        if (watch.Now().DownSince is { } since)
            return Problem.Result(StatusCodes.Status503ServiceUnavailable, "The message broker does not answer",
                $"Only Composer knows what the next briefing would contain, and it is asked over the broker, which is down since {since:yyyy-MM-dd HH:mm} UTC. What was briefed before can be read.");
        if (watch.Now().Blocked is { } blocked)
            return Problem.Result(StatusCodes.Status503ServiceUnavailable, "The message broker takes nothing",
                $"Only Composer knows what the next briefing would contain, and it cannot be asked: {blocked.Reason}, since {blocked.Since:yyyy-MM-dd HH:mm} UTC. What was briefed before can be read.");
        var answer = await next.AskAsync(edition, cancellation);
        return answer.Preview is { } preview
            ? new Page<NextPage> { Parameters = { [nameof(NextPage.Preview)] = preview, [nameof(NextPage.Edition)] = known, [nameof(NextPage.Show)] = show } }
            : Problem.Result(StatusCodes.Status504GatewayTimeout, "No Composer answered", answer.Trouble!);
    }
}

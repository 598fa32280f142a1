using BriefingBus.Web.Safety;
using BriefingBus.Web.Today;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BriefingBus.Web.Deliveries;

/// <summary>The list of deliveries; for the operator, decisions on uncertain ones and test messages.</summary>
internal static class DeliveriesArea
{
    private const int MaxOutlet = 200;

    public static IServiceCollection AddDeliveries(this IServiceCollection services)
    {
        services.TryAddSingleton(new DeliveryClientOptions());
        return services.AddSingleton<DeliveryClient>();
    }

    public static void MapDeliveries(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(DeliveryQuestion.Path, ListAsync).NeedsBroker();
        endpoints.MapPost("/deliveries/{number:long}/arrived", (long number, HttpContext http, DeliveryClient client, WebOptions options) =>
            DecideAsync(number, arrived: true, http, client, options)).ChangesState().NeedsBroker();
        endpoints.MapPost("/deliveries/{number:long}/again", (long number, HttpContext http, DeliveryClient client, WebOptions options) =>
            DecideAsync(number, arrived: false, http, client, options)).ChangesState().NeedsBroker();
        endpoints.MapPost("/deliveries/test", TestAsync).ChangesState().NeedsBroker();
    }

    private static Task<IResult> ListAsync(
        DeliveryQuestion question,
        long? settled,
        long? again,
        DeliveryClient client,
        BriefingQueries briefings,
        BriefingConfiguration configuration,
        TimeProvider clock,
        CancellationToken cancellation)
    {
        var done = settled is not null ? $"Delivery {settled} is settled as delivered: it is never sent again."
            : again is not null ? $"Delivery {again} is sent again as soon as its briefing has been published again."
            : null;
        return PageAsync(question, done, isGood: true, client, briefings, configuration, clock, cancellation);
    }

    private static async Task<IResult> PageAsync(
        DeliveryQuestion question,
        string? note,
        bool isGood,
        DeliveryClient client,
        BriefingQueries briefings,
        BriefingConfiguration configuration,
        TimeProvider clock,
        CancellationToken cancellation)
    {
        var list = new DeliveryList { Deliveries = [], Counts = [] };
        if (configuration.Outlets.Count > 0)
        {
            var answer = await client.ListAsync(question);
            if (answer.Message is null)
                return Problem.Result(StatusCodes.Status504GatewayTimeout, "No Delivery answered", answer.Trouble!);
            list = answer.Message;
        }
        return new Page<DeliveriesPage>
        {
            Parameters =
            {
                [nameof(DeliveriesPage.Question)] = question,
                [nameof(DeliveriesPage.List)] = list,
                [nameof(DeliveriesPage.Slugs)] =
                    await briefings.SlugsAsync([.. list.Deliveries.Select(d => d.BriefingId).Distinct()], cancellation),
                [nameof(DeliveriesPage.Configuration)] = configuration,
                [nameof(DeliveriesPage.Now)] = clock.GetUtcNow(),
                [nameof(DeliveriesPage.Note)] = note,
                [nameof(DeliveriesPage.IsGood)] = isGood,
            },
        };
    }

    private static async Task<IResult> DecideAsync(long number, bool arrived, HttpContext http, DeliveryClient client, WebOptions options)
    {
        var answer = await client.DecideAsync(number, arrived);
        if (answer.Message is not { } decided)
            return Problem.Result(StatusCodes.Status504GatewayTimeout, "No Delivery answered", answer.Trouble!);
        if (decided.Refusal is { } refusal)
            return Problem.Result(StatusCodes.Status409Conflict, "Nothing was changed", refusal);
        if (Problem.IsProgram(http.Request))
            return TypedResults.NoContent();
        var question = (await DeliveryQuestion.BindAsync(http))!;
        var done = $"{(arrived ? "settled" : "again")}={number}";
        return new SeeOther($"{options.PathPrefix}{question.At()}{(question.Query().Length > 0 ? "&" : "?")}{done}");
    }

    /// <summary>Sends a test message. The response is not a redirect but a page, since reloading it would send another message.</summary>
    private static async Task<IResult> TestAsync(
        [FromForm] string? outlet,
        HttpContext http,
        DeliveryClient client,
        BriefingQueries briefings,
        BriefingConfiguration configuration,
        TimeProvider clock,
        CancellationToken cancellation)
    {
        if (outlet is not { Length: <= MaxOutlet } || !configuration.Outlets.Contains(outlet))
        {
            return Problem.Result(
                StatusCodes.Status400BadRequest,
                "There is no such outlet",
                "briefing.yaml does not name it under deliver. Nothing was sent.");
        }
        var answer = await client.TestAsync(outlet);
        if (answer.Message is not { } tested)
            return Problem.Result(StatusCodes.Status504GatewayTimeout, "No Delivery answered", answer.Trouble!);
        if (Problem.IsProgram(http.Request))
            return TypedResults.Json(new { outlet, accepted = tested.Problem is null, problem = tested.Problem });
        var note = tested.Problem is null
            ? $"{outlet} accepted the test message. Check that it arrived."
            : $"{outlet} did not accept the test message: {tested.Problem}";
        return await PageAsync(
            new(null, null, null, null, null), note, tested.Problem is null, client, briefings, configuration, clock, cancellation);
    }
}

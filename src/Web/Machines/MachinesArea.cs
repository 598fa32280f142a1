using System.Net.Mime;
using BriefingBus.Rendering.Json;
using BriefingBus.Web.Feeds;
using BriefingBus.Web.Pipeline;
using BriefingBus.Web.Today;

namespace BriefingBus.Web.Machines;

/// <summary>The endpoints for programs: the forms of briefings, feeds of them, and the JSON API with its description.</summary>
internal static class MachinesArea
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddMachines(this IServiceCollection services) => services
        .ConfigureHttpJsonOptions(json =>
        {
            // A briefing as data, without its other forms.
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, JsonForm.Options.TypeInfoResolver!);
            json.SerializerOptions.NumberHandling = JsonForm.Options.NumberHandling;
            json.SerializerOptions.Encoder = JsonForm.Options.Encoder;
        })
        .AddOpenApi(document =>
        {
            document.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
            document.AddDocumentTransformer<ApiDescription>();
        });

    public static void MapMachines(this IEndpointRouteBuilder endpoints)
    {
        foreach (var form in BriefingForm.All)
        {
            endpoints.MapMethods(
                $"/briefings/latest.{form.Extension}",
                Reading,
                async (BriefingQueries briefings, CancellationToken cancellation) =>
                    form.Of(await briefings.LatestAsync(null, cancellation)));
            endpoints.MapMethods(
                $"/briefings/{{edition}}/latest.{form.Extension}",
                Reading,
                async (string edition, BriefingQueries briefings, CancellationToken cancellation) =>
                    form.Of(await briefings.LatestAsync(edition, cancellation)));
            endpoints.MapMethods(
                $"/briefings/{{edition}}/{{slug}}.{form.Extension}",
                Reading,
                async (string edition, string slug, BriefingQueries briefings, CancellationToken cancellation) =>
                    form.Of(await briefings.FindAsync(edition, slug, cancellation)));
        }
        endpoints.MapMethods("/briefings/{edition}/feed.atom", Reading, EditionFeed.AtomAsync);
        endpoints.MapMethods("/briefings/{edition}/feed.json", Reading, EditionFeed.JsonAsync);
        endpoints.MapMethods("/status", Reading, StatusAsync);
        endpoints.MapApi();
        endpoints.MapOpenApi("/api/openapi.json");
    }

    /// <summary>For monitors that check only the status code: 503 if something is down.</summary>
    private static async Task<IResult> StatusAsync(
        HttpContext http,
        PipelineView pipeline,
        FeedDirectory feeds,
        BriefingQueries briefings,
        WebOptions options,
        CancellationToken cancellation)
    {
        var summary = StatusSummary.Of(
            await pipeline.NowAsync(cancellation),
            await feeds.AllAsync(cancellation),
            await briefings.LatestAsync(null, cancellation),
            PublicAddress.Of(http.Request, options));
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(summary, statusCode: summary.IsDown ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    private static void MapApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable, MediaTypeNames.Application.ProblemJson);
        if (endpoints.ServiceProvider.GetRequiredService<WebOptions>().Reading != Readers.Everyone)
            api.ProducesProblem(StatusCodes.Status401Unauthorized);
        api.MapGet("/editions", Api.EditionsAsync).Named("editions", "The editions that have briefings, each with its latest");
        api.MapGet("/briefings", Api.BriefingsAsync).Named("briefings", "The briefings, the latest first, a page at a time")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        api.MapGet("/briefings/{edition}/{slug}", Api.BriefingAsync).Named("briefing", "A briefing as data")
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/stories", Api.StoriesAsync).Named("stories", "Searches the stories of all briefings, the latest first")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        api.MapGet("/left-out", Api.LeftOutAsync)
            .Named("leftOut", "Searches the items that briefings left out, those of the latest briefing first")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        api.MapGet("/stories/{id:guid}", Api.StoryAsync).Named("story", "A story, and the briefings that had it")
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/feeds", Api.FeedsAsync).Named("feeds", "The configured feeds and their state, the worst first");
        api.MapGet("/pipeline", Api.PipelineAsync).Named("pipeline", "The services and their queues");
    }

    private static RouteHandlerBuilder Named(this RouteHandlerBuilder endpoint, string name, string summary) =>
        endpoint.WithName(name).WithSummary(summary);
}

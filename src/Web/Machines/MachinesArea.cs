using System.Net.Mime;
using BriefingBus.Rendering.Json;
using BriefingBus.Web.Today;

namespace BriefingBus.Web.Machines;

/// <summary>The endpoints for programs: the forms of briefings, feeds of them, and the JSON API with its description.</summary>
internal static class MachinesArea
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddMachines(this IServiceCollection services) => services
        .ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, JsonForm.Options.TypeInfoResolver!); // a briefing as data, without its other forms
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
                $"/briefings/latest.{form.Extension}", Reading, async (BriefingQueries briefings, CancellationToken cancellation) =>
                form.Of(await briefings.LatestAsync(null, cancellation)));
            endpoints.MapMethods(
                $"/briefings/{{edition}}/latest.{form.Extension}", Reading,
                async (string edition, BriefingQueries briefings, CancellationToken cancellation) =>
                form.Of(await briefings.LatestAsync(edition, cancellation)));
            endpoints.MapMethods(
                $"/briefings/{{edition}}/{{slug}}.{form.Extension}", Reading,
                async (string edition, string slug, BriefingQueries briefings, CancellationToken cancellation) =>
                form.Of(await briefings.FindAsync(edition, slug, cancellation)));
        }

        endpoints.MapMethods("/briefings/{edition}/feed.atom", Reading, EditionFeed.AtomAsync);
        endpoints.MapMethods("/briefings/{edition}/feed.json", Reading, EditionFeed.JsonAsync);
        endpoints.MapApi();
        endpoints.MapOpenApi("/api/openapi.json");
    }

    private static void MapApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api").ProducesProblem(StatusCodes.Status503ServiceUnavailable, MediaTypeNames.Application.ProblemJson);
        api.MapGet("/editions", Api.EditionsAsync).WithName("editions").WithSummary("The editions that have briefings, each with its latest");
        api.MapGet("/briefings", Api.BriefingsAsync).WithName("briefings").WithSummary("The briefings, the latest first, a page at a time");
        api.MapGet("/briefings/{edition}/{slug}", Api.BriefingAsync).WithName("briefing").WithSummary("A briefing as data").ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/stories", Api.StoriesAsync).WithName("stories").WithSummary("Searches all stories ever briefed, the latest told first");
        api.MapGet("/stories/{id:guid}", Api.StoryAsync).WithName("story").WithSummary("A story, and the briefings that told it").ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/feeds", Api.FeedsAsync).WithName("feeds").WithSummary("The configured feeds and how they are, the worst first");
        api.MapGet("/pipeline", Api.PipelineAsync).WithName("pipeline").WithSummary("The services and their queues");
    }
}

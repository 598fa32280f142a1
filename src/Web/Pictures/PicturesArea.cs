using MassTransit;
using Microsoft.Net.Http.Headers;

namespace BriefingBus.Web.Pictures;

/// <summary>The area's services, consumer and endpoint.</summary>
internal static class PicturesArea
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    public static IServiceCollection AddPictures(this IServiceCollection services) => services.AddSingleton<PictureStore>();

    public static void AddPicturesConsumers(this IBusRegistrationConfigurator bus) =>
        bus.AddConsumer<PictureFetchedConsumer>((_, c) => c.ConcurrentMessageLimit = 1).Endpoint(e => e.Name = QueueNames.WebPictures);

    public static void MapPictures(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/pictures/{story:guid}/{hash}.webp", PictureAsync);

    private static async Task<IResult> PictureAsync(
        Guid story, string hash, HttpContext context, PictureStore pictures, WebOptions options, CancellationToken cancellation)
    {
        if (await pictures.ContentAsync(story, hash, cancellation) is not { } content)
            return TypedResults.NotFound();
        context.Response.GetTypedHeaders().CacheControl = new()
        {
            // A shared cache must not store what only the operator may read.
            Public = options.Reading == Readers.Everyone,
            Private = options.Reading != Readers.Everyone,
            MaxAge = Year,
            Extensions = { new NameValueHeaderValue("immutable") },
        };
        return TypedResults.Bytes(content, "image/webp", entityTag: new EntityTagHeaderValue($"\"{hash}\""));
    }
}

using MassTransit;

namespace BriefingBus.Web.Pictures;

/// <summary>Stores each picture.</summary>
internal sealed class PictureFetchedConsumer(PictureStore pictures) : IConsumer<PictureFetched>
{
    public Task Consume(ConsumeContext<PictureFetched> context) => pictures.KeepAsync(context.Message, context.CancellationToken);
}

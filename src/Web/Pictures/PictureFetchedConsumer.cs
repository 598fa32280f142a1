using MassTransit;

namespace BriefingBus.Web.Pictures;

/// <summary>Stores each picture.</summary>
internal sealed class PictureFetchedConsumer(PictureStore pictures) : IConsumer<PictureFetched>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<PictureFetched> context) => pictures.KeepAsync(context.Message, context.CancellationToken);
}

/// <summary>Stores pictures one at a time.</summary>
internal sealed class PictureFetchedConsumerDefinition : ConsumerDefinition<PictureFetchedConsumer>
{
    /// <summary>Names the queue.</summary>
    public PictureFetchedConsumerDefinition()
    {
        EndpointName = QueueNames.WebPictures;
        ConcurrentMessageLimit = 1;
    }
}

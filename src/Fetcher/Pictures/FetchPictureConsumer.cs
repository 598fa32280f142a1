using BriefingBus.Fetcher.Http;
using BriefingBus.ServiceDefaults.Bus;
using MassTransit;

namespace BriefingBus.Fetcher.Pictures;

/// <summary>Fetches the picture of a story and publishes it. A picture that cannot be fetched is logged and not retried: nobody waits for
/// it.</summary>
public sealed partial class FetchPictureConsumer(
    PictureSearch search, PictureMetrics metrics, BriefingConfiguration configuration, TimeProvider clock,
    ILogger<FetchPictureConsumer> logger) : IConsumer<FetchPicture>
{
    public async Task Consume(ConsumeContext<FetchPicture> context)
    {
        var wanted = context.Message;
        if (!configuration.Editions.Any(e => e.HasPicturesOf(wanted.FeedUrl)))
        {
            LogNotWanted(wanted.FeedUrl, wanted.StoryId);
            return;
        }
        try
        {
            var (picture, text) = await search.FindAsync(wanted, context.CancellationToken);
            var fetched = new PictureFetched
            {
                StoryId = wanted.StoryId,
                FeedUrl = wanted.FeedUrl,
                FetchedAt = clock.GetUtcNow(),
                ImageText = text,
                Width = picture.Width,
                Height = picture.Height,
                Picture = picture.Content,
            };
            await PublishLimit.KeepAsync(limited => context.Publish(fetched, limited), context.CancellationToken);
            metrics.RecordFetched(picture.Content.Length);
        }
        catch (FetchException e)
        {
            metrics.RecordFailed(e.Kind);
            LogNone(wanted.FeedUrl, wanted.StoryId, e.Message);
        }
    }

    [LoggerMessage(LogLevel.Information, "No picture of {FeedUrl} for story {StoryId}, which goes without: {Reason}")]
    private partial void LogNone(string feedUrl, Guid storyId, string reason);

    [LoggerMessage(
        LogLevel.Warning,
        "A picture of {FeedUrl} for story {StoryId} was requested, but no edition has pictures of this feed; it is not fetched")]
    private partial void LogNotWanted(string feedUrl, Guid storyId);
}

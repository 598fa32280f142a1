using System.Collections.Frozen;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>Asks RabbitMQ to refuse a message that no queue would take, so that publishing before the topology exists fails
/// loudly (<see cref="MessageReturnedException"/>) instead of losing the message.</summary>
internal sealed class MandatoryPublishObserver : IPublishObserver
{
    /// <summary>What may be unrouted: a briefing is kept by Composer and can be republished to whoever subscribes later; a story does
    /// without the picture that nobody fetches or shows; what became of a replay concerns only whoever replayed; a report concerns
    /// whoever watches.</summary>
    private static readonly FrozenSet<Type> MayBeUnrouted =
        [typeof(BriefingComposed), typeof(FetchPicture), typeof(PictureFetched), typeof(ReplayFinished), typeof(ServiceReported)];

    public Task PrePublish<T>(PublishContext<T> context) where T : class
    {
        context.Mandatory = typeof(T).Assembly == typeof(BriefingComposed).Assembly && !MayBeUnrouted.Contains(typeof(T));
        return Task.CompletedTask;
    }

    public Task PostPublish<T>(PublishContext<T> context) where T : class => Task.CompletedTask;

    public Task PublishFault<T>(PublishContext<T> context, Exception exception) where T : class => Task.CompletedTask;
}

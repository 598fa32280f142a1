using System.Collections.Frozen;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>Asks RabbitMQ to refuse a message that no queue would take, so that publishing before the topology exists fails
/// loudly (<see cref="MessageReturnedException"/>) instead of losing the message.</summary>
internal sealed class MandatoryPublishObserver : IPublishObserver
{
    /// <summary>The types that may be unrouted. Composer keeps briefings and can republish them for later subscribers; a story can do
    /// without its picture; left-out items, a replay's outcome and a service's report matter only to those who listen.</summary>
    private static readonly FrozenSet<Type> MayBeUnrouted =
        [
            typeof(BriefingComposed), typeof(ItemsLeftOut), typeof(FetchPicture), typeof(PictureFetched), typeof(ReplayFinished),
            typeof(ServiceReported),
        ];

    public Task PrePublish<T>(PublishContext<T> context) where T : class
    {
        context.Mandatory = typeof(T).Assembly == typeof(BriefingComposed).Assembly && !MayBeUnrouted.Contains(typeof(T));
        return Task.CompletedTask;
    }

    public Task PostPublish<T>(PublishContext<T> context) where T : class => Task.CompletedTask;

    public Task PublishFault<T>(PublishContext<T> context, Exception exception) where T : class => Task.CompletedTask;
}

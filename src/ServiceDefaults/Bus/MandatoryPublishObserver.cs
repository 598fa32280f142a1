using System.Collections.Frozen;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>Makes RabbitMQ return a message that reaches no queue, so that publishing before the topology exists fails
/// (<see cref="MessageReturnedException"/>) instead of losing the message.</summary>
internal sealed class MandatoryPublishObserver : IPublishObserver
{
    /// <summary>The types that may reach no queue. Composer stores briefings and can republish them for later subscribers; pictures,
    /// left-out items, outcomes of replays and service reports are optional.</summary>
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

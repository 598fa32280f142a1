using MassTransit;

namespace BriefingBus.Subscriber;

/// <summary>The subscriber's queue: durable, with retries and dead letters, because every queue of <c>ServiceHost</c> is.</summary>
public sealed class HeadlinesConsumerDefinition : ConsumerDefinition<HeadlinesConsumer>
{
    /// <summary>Names the queue. Another subscriber needs another name: two of one name share the briefings between them.</summary>
    public HeadlinesConsumerDefinition() => EndpointName = "headlines";
}

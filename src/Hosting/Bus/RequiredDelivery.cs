using System.Collections.Frozen;
using BriefingBus.Contracts;
using MassTransit;

namespace BriefingBus.Hosting.Bus;

/// <summary>Asks RabbitMQ to refuse a message that no queue would take, so that publishing before the topology exists fails
/// loudly (<see cref="MessageReturnedException"/>) instead of losing the message.</summary>
internal sealed class RequiredDelivery : ISendObserver
{
    /// <summary>What may go unheard: a briefing is kept by Composer and can be republished to whoever subscribes later.</summary>
    private static readonly FrozenSet<Type> MayGoUnheard = [typeof(BriefingComposed)];

    public Task PreSend<T>(SendContext<T> context) where T : class
    {
        if (typeof(T).Assembly == typeof(BriefingComposed).Assembly && !MayGoUnheard.Contains(typeof(T)) &&
            context.TryGetPayload<RabbitMqSendContext>(out var sending))
            sending.Mandatory = true;
        return Task.CompletedTask;
    }

    public Task PostSend<T>(SendContext<T> context) where T : class => Task.CompletedTask;

    public Task SendFault<T>(SendContext<T> context, Exception exception) where T : class => Task.CompletedTask;
}

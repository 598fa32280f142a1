using BriefingBus.Contracts;
using BriefingBus.ServiceDefaults.Bus;
using MassTransit;

namespace BriefingBus.Composer.Publishing;

/// <summary>Publishes stored briefings again, to every subscriber or to one queue. A requester gets their number.</summary>
public sealed class RepublishBriefingsConsumer(Republication republication) : IConsumer<RepublishBriefings>
{
    public async Task Consume(ConsumeContext<RepublishBriefings> context)
    {
        // The exchange with the queue's name is bound to it; sending to it declares nothing that could conflict with the queue.
        var queue = context.Message.ToQueue is { } name ? await context.GetSendEndpoint(new Uri($"exchange:{name}")) : null;
        var briefings = 0;
        await foreach (var briefing in republication.FindAsync(context.Message, context.CancellationToken))
        {
            if (queue is null)
                await PublishLimit.KeepAsync(limited => context.Publish(briefing, limited), context.CancellationToken);
            else
                await SendAsync(briefing, queue, context);
            briefings++;
        }
        if (context.RequestId is not null)
            await context.RespondAsync(new BriefingsRepublished { Briefings = briefings });
    }

    private static async Task SendAsync(BriefingComposed briefing, ISendEndpoint queue, ConsumeContext<RepublishBriefings> context)
    {
        try
        {
            await PublishLimit.KeepAsync(limited => queue.Send(briefing, RequireQueue, limited), context.CancellationToken);
        }
        catch (MessageReturnedException)
        {
            // A returned message counts as transient and would be retried for half an hour, but the queue will not appear.
#pragma warning disable MA0054
            throw new UnknownQueueException(context.Message.ToQueue!);
#pragma warning restore MA0054
        }
    }

    // The broker would drop a message for a queue that does not exist; the requester has to learn of it.
    private static void RequireQueue(SendContext<BriefingComposed> send)
    {
        if (send.TryGetPayload<RabbitMqSendContext>(out var rabbit))
            rabbit.Mandatory = true;
    }
}

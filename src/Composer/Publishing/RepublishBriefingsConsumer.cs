using BriefingBus.Contracts;
using BriefingBus.ServiceDefaults.Bus;
using MassTransit;

namespace BriefingBus.Composer.Publishing;

/// <summary>Publishes stored briefings again: to every subscriber, or only to one queue. A requester gets their number.</summary>
public sealed class RepublishBriefingsConsumer(Republication republication) : IConsumer<RepublishBriefings>
{
    public async Task Consume(ConsumeContext<RepublishBriefings> context)
    {
        // The exchange with the queue's name is bound to it, and using it declares nothing that could differ from the queue.
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
            // A returned message counts as transient and would be retried for half an hour. A queue that does not exist stays absent.
#pragma warning disable MA0054
            throw new UnknownQueueException(context.Message.ToQueue!);
#pragma warning restore MA0054
        }
    }

    // A queue that does not exist is an error to report, not a place to lose briefings in.
    private static void RequireQueue(SendContext<BriefingComposed> send)
    {
        if (send.TryGetPayload<RabbitMqSendContext>(out var rabbit))
            rabbit.Mandatory = true;
    }
}

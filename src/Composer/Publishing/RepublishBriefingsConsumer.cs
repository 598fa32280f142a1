using BriefingBus.Contracts;
using MassTransit;

namespace BriefingBus.Composer.Publishing;

/// <summary>Publishes stored briefings again: to every subscriber, or to one queue alone.</summary>
public sealed class RepublishBriefingsConsumer(Republication republication) : IConsumer<RepublishBriefings>
{
    /// <inheritdoc/>
    public async Task Consume(ConsumeContext<RepublishBriefings> context)
    {
        // The exchange of a queue's own name leads to that queue, and asking for it declares nothing that could disagree with the queue.
        var queue = context.Message.ToQueue is { } name ? await context.GetSendEndpoint(new Uri($"exchange:{name}")) : null;
        await foreach (var briefing in republication.FindAsync(context.Message, context.CancellationToken))
        {
            if (queue is null)
                await context.Publish(briefing, context.CancellationToken);
            else
                await queue.Send(briefing, RequireQueue, context.CancellationToken);
        }
    }

    // A queue that does not exist is an error to report, not a place to lose briefings in.
    private static void RequireQueue(SendContext<BriefingComposed> send)
    {
        if (send.TryGetPayload<RabbitMqSendContext>(out var rabbit))
            rabbit.Mandatory = true;
    }
}

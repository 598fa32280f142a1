using System.Net.Mime;
using BriefingBus.DeadLetters.Letters;
using BriefingBus.DeadLetters.Sqlite;
using MassTransit;
using MassTransit.Serialization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BriefingBus.DeadLetters.OneProcess;

/// <summary>Gives messages that were replayed to their consumers. Each waits in the file until its consumer is done with it, so that what a killed
/// process had in hand is given again by the next one: then one at a time, and not for ever, since it may be what killed the process.</summary>
internal sealed class ReturningLetters(SqliteDeadLetters letters, ConsumedQueues queues, IBusControl bus, ILogger<ReturningLetters> log)
    : IHostedLifecycleService
{
    /// <summary>How often a message is given to its consumer before it is given up. A broker's limit is higher, as it counts neighbours too.</summary>
    private const int DeliveryLimit = 3;

    private const int AtOnce = 64;
    private const string EnvelopeType = "application/vnd.masstransit+json";

    /// <summary>The time between two looks.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    private readonly HashSet<long> inHand = [];
    private bool alone;

    /// <summary>Before anything can fail: what has failed can be replayed from then on. The bus was set up with this, and so the queues are known.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await letters.PrepareAsync(cancellationToken);
        await letters.RegisterAsync(queues.Names, cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What is still in hand is not to blame for an end that was asked for.</summary>
    public Task StoppedAsync(CancellationToken cancellationToken) => letters.CountDeliveryAsync(inHand, -1, CancellationToken.None);

    /// <summary>One look at what waits for its consumer.</summary>
    public async Task GiveAsync(CancellationToken cancellationToken)
    {
        await bus.WaitForHealthStatus(BusHealthStatus.Healthy, cancellationToken);
        if (inHand.Count > 0)
            inHand.IntersectWith(await letters.StillOnTheirWayAsync(inHand, cancellationToken));
        if (inHand.Count >= (alone ? 1 : AtOnce))
            return;
        alone = false;
        foreach (var (number, deliveries, message) in await letters.OnTheirWayAsync(queues.Names, inHand, AtOnce - inHand.Count, cancellationToken))
        {
            if (deliveries >= DeliveryLimit)
            {
                log.LogError("A message of {Queue} is given up: the process ended {Deliveries} times while it had it. It waits among the dead letters", message.Queue, deliveries);
                await letters.GiveUpAsync(number, deliveries, message, cancellationToken);
                continue;
            }
            if (deliveries > 0 && inHand.Count > 0)
                return;
            await letters.CountDeliveryAsync([number], 1, cancellationToken);
            inHand.Add(number);
            await SendAsync(message, cancellationToken);
            if (alone = deliveries > 0)
                return;
        }
    }

    private async Task SendAsync(DeadLetterMessage message, CancellationToken cancellationToken)
    {
        var endpoint = await bus.GetSendEndpoint(new Uri("queue:" + message.Queue));
        await endpoint.Send(new Returned(), Pipe.Execute<SendContext>(send =>
        {
            send.Serializer = new CopyBodySerializer(new ContentType(message.ContentType ?? EnvelopeType), new BytesMessageBody(message.Body.ToArray()));
            if (Guid.TryParse(message.MessageId, out var id))
                send.MessageId = id;
            foreach (var (name, value) in message.Headers)
                if (name != "Content-Type")
                    send.Headers.Set(name, Letters.HeaderValue.ToText(value));
        }), cancellationToken);
    }

    /// <summary>Stands for a message that goes as the bytes that it was.</summary>
    private sealed record Returned;
}

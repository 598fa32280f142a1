using System.Net.Mime;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Replay;
using MassTransit;
using MassTransit.Serialization;

namespace BriefingBus.DeadLetters.OneProcess;

/// <summary>Sends over the in-memory transport, whose queues are lost with the process.</summary>
internal sealed class InMemoryReplayTransport(IBusControl bus, ConsumedQueues queues) : IReplayTransport
{
    private const string EnvelopeType = "application/vnd.masstransit+json";

    public int? MaxInFlight => 64;

    public Task ReadyAsync(CancellationToken cancellationToken) => bus.WaitForHealthStatus(BusHealthStatus.Healthy, cancellationToken);

    public async Task SendAsync(DeadLetterMessage message, CancellationToken cancellationToken)
    {
        if (!queues.Names.Contains(message.Queue))
            throw new NoSuchQueueException(message.Queue);
        var endpoint = await bus.GetSendEndpoint(new Uri("queue:" + message.Queue));
        await endpoint.Send(new Replayed(), Pipe.Execute<SendContext>(send =>
        {
            send.Serializer = new CopyBodySerializer(ContentTypeOf(message), new BytesMessageBody(message.Body.ToArray()));
            if (Guid.TryParse(message.MessageId, out var id))
                send.MessageId = id;
            foreach (var (name, value) in message.Headers)
                if (name != "Content-Type")
                    send.Headers.Set(name, Messages.HeaderValue.ToText(value));
        }), cancellationToken);
    }

    /// <summary>The media type of a message; the transport accepts only a valid one, so any other becomes that of an envelope.</summary>
    private static ContentType ContentTypeOf(DeadLetterMessage message)
    {
        try
        {
            return new(message.ContentType is { Length: > 0 } type ? type : EnvelopeType);
        }
        catch (FormatException)
        {
            return new(EnvelopeType);
        }
    }

    /// <summary>Marks a message that is sent as its original bytes.</summary>
    private sealed record Replayed;
}

/// <summary>The queues of the process's consumers, added while they are configured.</summary>
internal sealed class ConsumedQueues
{
    private readonly Lock gate = new();
    private readonly SortedSet<string> names = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Names
    {
        get
        {
            lock (gate)
                return [.. names];
        }
    }

    public void Add(string queue)
    {
        lock (gate)
            names.Add(queue);
    }
}

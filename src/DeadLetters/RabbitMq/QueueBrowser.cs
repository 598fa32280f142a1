using BriefingBus.DeadLetters.Messages;
using BriefingBus.ServiceDefaults.Bus;

namespace BriefingBus.DeadLetters.RabbitMq;

/// <summary>Reads dead letters in their queues without a table: a limited number at a time, all of which return to the queue.</summary>
public sealed class QueueBrowser(BrokerConnection broker, FailureQueues queues)
{
    /// <summary>The maximum number of messages read from a queue.</summary>
    public const int MaxPage = 1000;

    /// <summary>The dead-letter queues with their waiting messages.</summary>
    public async Task<IReadOnlyList<DeadLetterQueue>> QueuesAsync(CancellationToken cancellationToken)
    {
        var connection = await broker.OpenAsync(cancellationToken);
        var found = new List<DeadLetterQueue>();
        foreach (var name in await queues.FindAsync(connection, known: [], cancellationToken))
            found.Add(new(name, await BrokerConnections.CountAsync(connection, name, cancellationToken) ?? 0));
        return found;
    }

    /// <summary>The first messages of a queue. They return to it when the channel closes.</summary>
    public async Task<IReadOnlyList<DeadLetterMessage>> PeekAsync(string queue, int max, CancellationToken cancellationToken)
    {
        var connection = await broker.OpenAsync(cancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        var messages = new List<DeadLetterMessage>();
        while (messages.Count < Math.Min(max, MaxPage)
            && await channel.BasicGetAsync(queue, autoAck: false, cancellationToken) is { } message)
            messages.Add(AmqpMessage.Read(queue, message.BasicProperties, message.Body));
        return messages;
    }
}

using BriefingBus.DeadLetters.Messages;

namespace BriefingBus.DeadLetters.RabbitMq;

/// <summary>Reads dead letters in their queues, where there is no table: some at a time, and all of them go back.</summary>
public sealed class QueueBrowser(BrokerConnection broker, FailureQueues queues)
{
    /// <summary>So many messages of a queue are read at most.</summary>
    public const int MaxPage = 1000;

    /// <summary>The dead-letter queues with what waits in each.</summary>
    public async Task<IReadOnlyList<DeadLetterQueue>> QueuesAsync(CancellationToken cancellationToken)
    {
        var connection = await broker.OpenAsync(cancellationToken);
        var found = new List<DeadLetterQueue>();
        foreach (var name in await queues.FindAsync(connection, known: [], cancellationToken))
            found.Add(new(name, await BrokerConnection.CountAsync(connection, name, cancellationToken) ?? 0));
        return found;
    }

    /// <summary>The first messages of a queue. Closing the channel gives them back.</summary>
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

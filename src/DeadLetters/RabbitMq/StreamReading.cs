using System.Runtime.CompilerServices;
using System.Threading.Channels;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace BriefingBus.DeadLetters.RabbitMq;

/// <summary>A message of a stream.</summary>
/// <param name="Type">Its type property, or null.</param>
/// <param name="Id">Its identity, or null.</param>
/// <param name="Body">Its body.</param>
internal sealed record StreamMessage(string? Type, string? Id, byte[] Body);

/// <summary>Reads a stream of the broker (https://www.rabbitmq.com/docs/streams#usage).</summary>
internal static class StreamReading
{
    private const string Mark = "mark";
    private static int marks;

    /// <summary>Reads from the start, or from about an instant on.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="since">The instant; messages from shortly before may come, too.</param>
    /// <param name="ahead">How many messages are sent ahead.</param>
    /// <param name="mark">Appends the mark (see <see cref="MarkAsync"/>) to end with; null to go on until cancelled. Called once the reading
    /// has begun: from an instant that the broker's clock has not reached, a stream is read from what comes next on.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async IAsyncEnumerable<StreamMessage> ReadAsync(
        IConnection connection, string stream, DateTimeOffset? since, ushort ahead, Func<Task<string>>? mark, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Without a bound of its own: a broker sends somewhat more ahead than it is allowed to (measured: 526 of 500, RabbitMQ 3.10).
        var deliveries = Channel.CreateUnbounded<(ulong Tag, StreamMessage Message)>();
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        channel.ChannelShutdownAsync += (_, shutdown) =>
        {
            deliveries.Writer.TryComplete(new AlreadyClosedException(shutdown));
            return Task.CompletedTask;
        };
        await channel.BasicQosAsync(0, ahead, global: false, cancellationToken);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivery) => await deliveries.Writer.WriteAsync(
            (delivery.DeliveryTag, new(delivery.BasicProperties.Type, delivery.BasicProperties.MessageId, delivery.Body.ToArray())), CancellationToken.None);
        object from = since is { } instant ? new AmqpTimestamp(instant.ToUnixTimeSeconds()) : "first";
        await channel.BasicConsumeAsync(
            stream, autoAck: false, consumerTag: "", noLocal: false, exclusive: false, new Dictionary<string, object?> { ["x-stream-offset"] = from }, consumer, cancellationToken);
        var last = mark is null ? null : await mark();
        await foreach (var (tag, message) in deliveries.Reader.ReadAllAsync(cancellationToken))
        {
            await channel.BasicAckAsync(tag, multiple: false, cancellationToken);
            if (message.Type != Mark)
                yield return message;
            else if (message.Id == last)
                yield break;
        }
    }

    /// <summary>Appends a mark, since the broker does not tell where a stream ends: whoever reads as far as it has read everything before it.</summary>
    public static async Task<string> MarkAsync(IChannel confirming, string stream, CancellationToken cancellationToken)
    {
        var id = $"{Environment.MachineName} {Environment.ProcessId} {Interlocked.Increment(ref marks)} {TimeProvider.System.GetTimestamp()}";
        await confirming.BasicPublishAsync("", stream, mandatory: true, new BasicProperties { Type = Mark, MessageId = id }, default, cancellationToken);
        return id;
    }
}

using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Replay;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace BriefingBus.DeadLetters.RabbitMq;

/// <summary>Sends over RabbitMQ, each message with the broker's confirmation.</summary>
public sealed class RabbitMqReplayTransport(BrokerConnection broker, TimeProvider clock) : IReplayTransport, IAsyncDisposable
{
    /// <summary>The timeout of a send, since a broker that blocks publishers confirms nothing; shorter than
    /// <see cref="ReplayDispatcher.Lease"/>.</summary>
    private static readonly TimeSpan MaxPublish = TimeSpan.FromSeconds(10);

    /// <summary>The reply codes of AMQP 0-9-1 with which the broker closes the channel, or the connection, because of what was sent on it:
    /// too long, invalid properties or headers.</summary>
    private static readonly int[] Refusals = [Constants.PreconditionFailed, Constants.FrameError, Constants.SyntaxError];

    private IChannel? channel;

    public int? MaxInFlight => null;

    public async Task ReadyAsync(CancellationToken cancellationToken)
    {
        if (channel is { IsOpen: true })
            return;
        if (channel is not null)
            await channel.DisposeAsync();
        var connection = await broker.OpenAsync(cancellationToken);
        channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellationToken);
    }

    public async Task SendAsync(DeadLetterMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await channel!.BasicPublishAsync("", message.Queue, mandatory: true, AmqpMessage.PropertiesOf(message), message.Body,
                cancellationToken)
                .AsTask().WaitAsync(MaxPublish, clock, cancellationToken);
        }
        catch (TimeoutException blocked)
        {
            throw new TimeoutException(
                $"RabbitMQ has not confirmed a message within {MaxPublish.TotalSeconds:0} s: it may be out of memory or disk", blocked);
        }
        catch (PublishException returned) when (returned.IsReturn)
        {
            throw new NoSuchQueueException(message.Queue, returned);
        }
        catch (OperationInterruptedException closed) when (IsRefusal(closed.ShutdownReason))
        {
            throw new RefusedMessageException(closed.ShutdownReason!.ReplyText, closed);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (channel is not null)
            await channel.DisposeAsync();
    }

    private static bool IsRefusal(ShutdownEventArgs? reason) =>
        reason is { Initiator: ShutdownInitiator.Peer } && Refusals.Contains(reason.ReplyCode);
}

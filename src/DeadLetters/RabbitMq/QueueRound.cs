using System.Runtime.ExceptionServices;
using BriefingBus.DeadLetters.Letters;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace BriefingBus.DeadLetters.RabbitMq;

/// <summary>One round over a queue: every letter is taken in hand without being acknowledged, shown to the visitor, and given back at the end
/// unless the visitor had it removed. A process that is killed on the way gives everything back, too: the broker sees to that.</summary>
internal sealed class QueueRound(IConnection connection, string queue, TimeProvider clock, Func<DeadLetterMessage, ValueTask<AfterVisit>> visit, int atOnce) : IDisposable
{
    /// <summary>How many letters one consumer may have in hand. There are as many consumers as the letters met need, and another for those to
    /// come: what the broker has sent and nobody has met yet is in memory.</summary>
    private const ushort InHand = 1000;

    // AMQP 0-9-1 §1.2
    private const ushort NotFound = 404;

    /// <summary>How long after the last letter the queue is asked whether it has more: somebody else may have removed them.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    private const int MostSilences = 24;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    /// <summary>How long the queue may show no sign of having letters back before the round ends without them all: somebody else has removed
    /// them. A busy broker needs many seconds for 100,000; whoever looked before that would see none.</summary>
    private static readonly TimeSpan GivingBack = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim places = new(atOnce);
    private readonly SemaphoreSlim news = new(0);
    private readonly TaskCompletionSource end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IChannel channel = null!;
    private ExceptionDispatchInfo? fault;
    private long expected, met, removed, lastMet;
    private int silences;

    /// <summary>How many letters a queue has ready, or null where there is no such queue.</summary>
    public static async Task<long?> CountAsync(IConnection connection, string queue, CancellationToken cancellationToken)
    {
        await using var asking = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        try
        {
            return (await asking.QueueDeclarePassiveAsync(queue, cancellationToken)).MessageCount;
        }
        catch (OperationInterruptedException absent) when (absent.ShutdownReason?.ReplyCode == NotFound)
        {
            // The broker has closed the channel; only our own closing takes it from those that the client would open again after a break.
            await asking.AbortAsync(CancellationToken.None);
            return null;
        }
    }

    /// <summary>Makes the round.</summary>
    /// <returns>False where the visitor ended it before the last letter.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        expected = await CountAsync(connection, queue, cancellationToken) ?? 0;
        if (expected == 0)
            return true;
        lastMet = clock.GetTimestamp();
        channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        await using var open = channel;
        channel.ChannelShutdownAsync += (_, shutdown) =>
        {
            end.TrySetException(new AlreadyClosedException(shutdown));
            return Task.CompletedTask;
        };
        await using var cancelled = cancellationToken.Register(() => end.TrySetCanceled(cancellationToken));
        try
        {
            await channel.BasicQosAsync(0, InHand, global: false, cancellationToken);
            var (consumers, all) = (new List<string>(), expected);
            while (!end.Task.IsCompleted)
            {
                for (var room = (long)consumers.Count * InHand; room < all && room < HeldNow + InHand; room += InHand)
                    consumers.Add(await ConsumeAsync(cancellationToken));
                await news.WaitAsync(Step, CancellationToken.None);
                if (places.CurrentCount == atOnce && clock.GetElapsedTime(Volatile.Read(ref lastMet)) > Silence)
                {
                    // A busy broker may be silent although it has more: only one that has none left is done.
                    if (await CountAsync(connection, queue, cancellationToken) is null or 0 || ++silences == MostSilences)
                        end.TrySetResult();
                    Volatile.Write(ref lastMet, clock.GetTimestamp());
                }
            }
            foreach (var consumer in consumers)
                if (channel.IsOpen)
                    await channel.BasicCancelAsync(consumer, noWait: false, CancellationToken.None);
        }
        finally
        {
            // Visits that have begun are finished: each holds one of the places.
            for (var n = 0; n < atOnce; n++)
                await places.WaitAsync(CancellationToken.None);
            await GiveBackAsync();
        }
        fault?.Throw();
        await end.Task;
        return met >= expected;
    }

    public void Dispose()
    {
        places.Dispose();
        news.Dispose();
    }

    /// <summary>How many letters were met and stay in hand.</summary>
    private long HeldNow => Volatile.Read(ref met) - Volatile.Read(ref removed);

    private Task<string> ConsumeAsync(CancellationToken cancellationToken)
    {
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) => MeetAsync(delivery);
        return channel.BasicConsumeAsync(queue, autoAck: false, consumer, cancellationToken);
    }

    /// <summary>Called for one delivery after the other. What comes after the end, or arrived in the queue after the start, is not visited.</summary>
    private async Task MeetAsync(BasicDeliverEventArgs delivery)
    {
        if (end.Task.IsCompleted || met >= expected)
            return;
        var last = ++met == expected;
        await places.WaitAsync();
        Volatile.Write(ref lastMet, clock.GetTimestamp());
        if (atOnce == 1)
            await VisitAsync(MessageOf(delivery, delivery.Body), delivery.DeliveryTag);
        else
            _ = VisitAsync(MessageOf(delivery, delivery.Body.ToArray()), delivery.DeliveryTag);
        if (last)
            end.TrySetResult();
        if (last || met % (InHand / 2) == 0)
            news.Release();
    }

    private async Task VisitAsync(DeadLetterMessage message, ulong tag)
    {
        try
        {
            var after = await visit(message);
            if (after == AfterVisit.Remove)
            {
                await channel.BasicAckAsync(tag, multiple: false);
                Interlocked.Increment(ref removed);
            }
            else if (after == AfterVisit.LeaveAndStop)
            {
                // So that the round counts as not complete.
                expected = long.MaxValue;
                end.TrySetResult();
                news.Release();
            }
        }
        catch (Exception exception)
        {
            // Whatever a visitor throws ends the round, and comes to whoever asked for it.
            fault ??= ExceptionDispatchInfo.Capture(exception);
            end.TrySetResult();
        }
        finally
        {
            Volatile.Write(ref lastMet, clock.GetTimestamp());
            places.Release();
        }
    }

    private DeadLetterMessage MessageOf(BasicDeliverEventArgs delivery, ReadOnlyMemory<byte> body) => new()
    {
        Queue = queue,
        MessageId = delivery.BasicProperties.MessageId,
        ContentType = delivery.BasicProperties.ContentType,
        Headers = AmqpHeaders.FromAmqp(delivery.BasicProperties.Headers),
        Body = body,
    };

    /// <summary>Gives back what is in hand, and waits until the queue has it, so that the next look sees all of it.</summary>
    private async Task GiveBackAsync()
    {
        if (!channel.IsOpen)
            return;
        var before = expected == long.MaxValue ? met : expected;
        await channel.BasicNackAsync(0, multiple: true, requeue: true);
        await channel.CloseAsync();
        var (began, there) = (clock.GetTimestamp(), -1L);
        while (await CountAsync(connection, queue, CancellationToken.None) is { } now && now < before - removed && clock.GetElapsedTime(began) < GivingBack)
        {
            if (now != there)
                (began, there) = (clock.GetTimestamp(), now);
            await Task.Delay(Step, clock, CancellationToken.None);
        }
    }
}

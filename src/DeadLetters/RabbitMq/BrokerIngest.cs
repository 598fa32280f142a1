using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using BriefingBus.DeadLetters.Ingest;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Storage;
using BriefingBus.ServiceDefaults.Bus;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace BriefingBus.DeadLetters.RabbitMq;

/// <summary>Moves the messages of every dead-letter queue, and the reports on replays, into the table. A message is acknowledged after its
/// batch is committed. While the database is unreachable nothing is consumed, and messages wait in their queues.</summary>
public sealed class BrokerIngest(
    BrokerConnection broker, FailureQueues queues, FailedMessageStore store, FailureWriter failures, OutcomeWriter outcomes,
    TimeProvider clock, ILogger<BrokerIngest> log)
{
    private const int BatchSize = 256;

    /// <summary>The maximum prefetch count, which lets the next batch arrive while one is written.</summary>
    private const int MaxPrefetch = 2 * BatchSize;

    /// <summary>The number of messages whose average length limits the prefetch count, since the broker counts no bytes.</summary>
    private const int Sample = 16;

    /// <summary>The number of bytes read ahead, if the messages of a queue are of similar length.</summary>
    private const long BatchBytes = 16 * 1024 * 1024;

    /// <summary>The interval of the search for new queues.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <summary>Consumes for one interval, then searches for new queues again. Uncommitted messages go back to their queue at the
    /// end.</summary>
    public async Task ConsumeAsync(CancellationToken cancellationToken)
    {
        await CheckTableAsync(cancellationToken);
        var connection = await broker.OpenAsync(cancellationToken);
        var names = await queues.FindAsync(connection, cancellationToken);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(Interval);
        var all = names.Append(DeadLetterQueue.Reports).Select(queue => ConsumeAsync(connection, queue, end)).ToList();
        await Task.WhenAll(all);
    }

    /// <summary>Moves the messages that are ready now into the table.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        await CheckTableAsync(cancellationToken);
        var connection = await broker.OpenAsync(cancellationToken);
        foreach (var queue in (await queues.FindAsync(connection, cancellationToken)).Append(DeadLetterQueue.Reports))
            await DrainAsync(connection, queue, cancellationToken);
    }

    /// <summary>Checks that the table is available, before consuming counts a delivery for each message.</summary>
    private Task CheckTableAsync(CancellationToken cancellationToken) =>
        store.ReadAsync(context => context.Queues.AnyAsync(cancellationToken), cancellationToken);

    private async Task DrainAsync(IConnection connection, string queue, CancellationToken cancellationToken)
    {
        for (var left = await BrokerConnections.CountAsync(connection, queue, cancellationToken) ?? 0; left > 0;)
        {
            await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
            var batch = new List<Delivery>();
            long bytes = 0;
            while (batch.Count < Math.Min(left, BatchSize) && bytes < BatchBytes
                && await channel.BasicGetAsync(queue, autoAck: false, cancellationToken) is { } message)
            {
                batch.Add(new(message.DeliveryTag, AmqpMessage.Read(queue, message.BasicProperties, message.Body)));
                bytes += message.Body.Length;
            }
            if (batch.Count == 0)
                return;
            await StoreAsync(channel, queue, batch, Task.CompletedTask, cancellationToken);
            left -= batch.Count;
        }
    }

    private async Task ConsumeAsync(IConnection connection, string queue, CancellationTokenSource end)
    {
        var deliveries = Channel.CreateUnbounded<Delivery>();
        var storing = Task.CompletedTask;
        await using var channel = await connection.CreateChannelAsync(cancellationToken: end.Token);
        channel.ChannelShutdownAsync += (_, shutdown) =>
        {
            deliveries.Writer.TryComplete(
                shutdown.Initiator == ShutdownInitiator.Application ? null : new AlreadyClosedException(shutdown));
            return Task.CompletedTask;
        };
        try
        {
            await channel.BasicQosAsync(0, await ReadSampleAsync(channel, queue, deliveries.Writer, end.Token), global: false, end.Token);
            var consumer = new AsyncEventingBasicConsumer(channel);
            // The prefetch count bounds it.
            consumer.ReceivedAsync += async (_, message) => await deliveries.Writer.WriteAsync(
                new(message.DeliveryTag, AmqpMessage.Read(queue, message.BasicProperties, message.Body)), CancellationToken.None);
            await channel.BasicConsumeAsync(queue, autoAck: false, consumer, end.Token);
            while (await deliveries.Reader.WaitToReadAsync(end.Token))
            {
                var batch = new List<Delivery>();
                while (batch.Count < BatchSize && deliveries.Reader.TryRead(out var delivery))
                    batch.Add(delivery);
                // Not cancelled at the end of the interval, which would discard the batch's work.
                storing = StoreAsync(channel, queue, batch, storing, CancellationToken.None);
                // With nothing to read ahead, a fault ends the interval at once.
                if (!deliveries.Reader.TryPeek(out _))
                    await storing;
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The interval is over; closing the channel returns uncommitted messages.
        }
        catch
        {
            // The other queues stop too; after a wait, all start again.
            await end.CancelAsync();
            throw;
        }
        finally
        {
            await storing;
        }
    }

    /// <summary>Reads the first messages of a queue, and decides on the prefetch count for those after them.</summary>
    private static async Task<ushort> ReadSampleAsync(
        IChannel channel, string queue, ChannelWriter<Delivery> deliveries, CancellationToken cancellationToken)
    {
        var (read, bytes) = (0, 0L);
        for (; read < Sample && await channel.BasicGetAsync(queue, autoAck: false, cancellationToken) is { } message; read++)
        {
            deliveries.TryWrite(new(message.DeliveryTag, AmqpMessage.Read(queue, message.BasicProperties, message.Body)));
            bytes += message.Body.Length;
        }
        return read == 0 ? (ushort)MaxPrefetch : (ushort)Math.Clamp(BatchBytes * read / Math.Max(bytes, 1), 1, MaxPrefetch);
    }

    /// <summary>Stores a batch after the one before it; the next is read in the meantime.</summary>
    private async Task StoreAsync(
        IChannel channel, string queue, List<Delivery> batch, Task before, CancellationToken cancellationToken)
    {
        if (queue == DeadLetterQueue.Reports)
        {
            var reports = batch.Select(d => ReplayReports.Read(d.Message.Body)).OfType<Contracts.ReplayFinished>().ToList();
            await before;
            await outcomes.StoreAsync(reports, cancellationToken);
        }
        else
        {
            try
            {
                var arrivals = ArrivalsOf(batch);
                await before;
                await StoreFailuresAsync(queue, arrivals, cancellationToken);
            }
            catch (Exception fault) when (!before.IsFaulted && !TransientFault.IsTransient(fault) && batch.Count > 1)
            {
                await before;
                await StoreOneByOneAsync(channel, queue, batch, cancellationToken);
                return;
            }
        }
        await channel.BasicAckAsync(batch[^1].Tag, multiple: true, CancellationToken.None);
    }

    /// <summary>Stores messages singly. One that cannot be stored stays in its queue and does not block the others; the log has the
    /// reason.</summary>
    private async Task StoreOneByOneAsync(IChannel channel, string queue, List<Delivery> batch, CancellationToken cancellationToken)
    {
        ExceptionDispatchInfo? refused = null;
        foreach (var delivery in batch)
        {
            try
            {
                await StoreFailuresAsync(queue, ArrivalsOf([delivery]), cancellationToken);
                await channel.BasicAckAsync(delivery.Tag, multiple: false, CancellationToken.None);
            }
            catch (Exception fault) when (!TransientFault.IsTransient(fault))
            {
                refused ??= ExceptionDispatchInfo.Capture(fault);
            }
        }
        refused?.Throw();
    }

    private async Task StoreFailuresAsync(string queue, Arrival[] arrivals, CancellationToken cancellationToken)
    {
        var results = await failures.StoreAsync(arrivals, revive: false, cancellationToken);
        log.LogInformation(
            "{Count} failed messages of {Queue} are in the table, {Copies} of them copies",
            results.Count, queue, results.Count(r => r.Outcome == IngestOutcome.Copy));
    }

    private Arrival[] ArrivalsOf(List<Delivery> batch) => [.. batch.Select(d => Arrival.Of(d.Message, clock.GetUtcNow()))];

    private sealed record Delivery(ulong Tag, DeadLetterMessage Message);
}

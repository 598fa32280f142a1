using BriefingBus.Contracts;
using BriefingBus.DeadLetters.Ingest;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Replay;
using BriefingBus.DeadLetters.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BriefingBus.DeadLetters.OneProcess;

/// <summary>Replaces a broker's redelivery: after a restart it sends the unfinished messages again, and gives a message up after too many
/// process ends.</summary>
internal sealed class Redelivery(
    FailedMessageStore store, ReplayDispatcher dispatcher, FailureWriter failures, ConsumedQueues queues, TimeProvider clock,
        ILogger<Redelivery> log) : IHostedLifecycleService
{
    /// <summary>The number of sends before a message is given up. A broker's limit is higher, as it counts neighbours too.</summary>
    private const int DeliveryLimit = 3;

    /// <summary>Runs before anything can fail; the bus is configured, so the queues are known.</summary>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await store.WriteAsync(
            async (context, _) =>
            {
                await context.Queues.ExecuteDeleteAsync(cancellationToken);
                context.Queues.AddRange(queues.Names.SelectMany(q =>
                    new[] { q, QueueNames.ErrorQueueOf(q), QueueNames.SkippedQueueOf(q) })
                    .Select(name => new StoredQueue { Name = name }));
            },
            cancellationToken);
        await dispatcher.ResendAsync(wereInnocent: false, cancellationToken);
        var lost = await store.ReadAsync(
            context => context.Messages.Include(m => m.Content).Where(m => m.State == MessageState.Retrying && m.Sends >= DeliveryLimit)
                .ToListAsync(cancellationToken), cancellationToken);
        await store.ReadAsync(
            async context =>
            {
                await store.Signatures.RefreshAsync(context, cancellationToken);
                return true;
            },
            cancellationToken);
        foreach (var row in lost)
        {
            var source = store.Read(row).Source;
            log.LogError(
                "A message of {Queue} is given up: the process ended {Deliveries} times while it had it. It is among the failed messages",
                source, row.Sends);
            await failures.StoreAsync([GivenUp(row, source)], revive: false, cancellationToken);
        }
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>A requested stop does not count against messages without an outcome.</summary>
    public Task StoppedAsync(CancellationToken cancellationToken) => dispatcher.ResendAsync(wereInnocent: true, CancellationToken.None);

    /// <summary>The message as a broker would dead-letter it.</summary>
    private DeadLetterMessage GivenUp(StoredMessage row, string source)
    {
        var message = ContentPacking.Unpack(QueueNames.ErrorQueueOf(source), row.MessageId, row.Content!);
        var headers = message.Headers.Where(h => !FaultHeaders.IsOfAFailure(h.Key)).ToDictionary();
        headers[FaultHeaders.ReplayId] = row.ReplayId;
        headers[FaultHeaders.Deliveries] = (long)row.Sends;
        headers[FaultHeaders.Deaths] = new List<object?>
        {
            new Dictionary<string, object?>
            {
                ["reason"] = FailureReader.DeliveryLimitReason,
                ["queue"] = source,
                ["count"] = 1L,
                ["time"] = clock.GetUtcNow(),
            },
        };
        var sent = row.Content!.EditedBody is { } edited ? ContentPacking.Unpack(edited) : message.Body;
        return message with { Headers = headers, Body = sent };
    }
}

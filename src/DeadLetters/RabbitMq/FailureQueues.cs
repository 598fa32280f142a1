using BriefingBus.Contracts;
using System.Text;
using System.Text.Json.Serialization;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Storage;
using BriefingBus.ServiceDefaults.Bus;
using Microsoft.EntityFrameworkCore;
using RabbitMQ.Client;

namespace BriefingBus.DeadLetters.RabbitMq;

/// <summary>Finds the dead-letter queues: all of the broker's if its management API responds; otherwise those of every queue in the
/// registry (<see cref="QueueRegistry"/>) and those found before.</summary>
public sealed class FailureQueues(BusOptions options, FailedMessageStore store) : IDisposable
{
    private readonly BrokerManagement management = new(options);

    /// <summary>The names of the existing queues, which are stored for every process.</summary>
    internal async Task<IReadOnlyList<string>> FindAsync(IConnection connection, CancellationToken cancellationToken)
    {
        var known = await store.ReadAsync(context => context.Queues.Select(q => q.Name).ToListAsync(cancellationToken), cancellationToken);
        var found = await FindAsync(connection, known, cancellationToken);
        var added = found.Except(known).ToList();
        if (added.Count > 0)
            await store.WriteAsync(
                async (context, _) =>
                {
                    var there = await context.Queues.Select(q => q.Name).ToListAsync(cancellationToken);
                    context.Queues.AddRange(added.Except(there).Select(name => new StoredQueue { Name = name }));
                },
                cancellationToken);
        return found;
    }

    /// <summary>The names of the existing queues.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="known">Further names that may exist.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    internal async Task<IReadOnlyList<string>> FindAsync(IConnection connection, IReadOnlyList<string> known,
        CancellationToken cancellationToken)
    {
        if (await management.ListAsync<NamedQueue>("queues", cancellationToken) is { } listed)
            return [.. listed.Select(q => q.Name).Where(DeadLetterQueue.IsOne).Order(StringComparer.Ordinal)];
        var registered = await RegisteredAsync(connection, cancellationToken);
        var candidates = registered.SelectMany(q => new[] { QueueNames.ErrorQueueOf(q), QueueNames.SkippedQueueOf(q) })
            .Concat(known).Distinct();
        var found = new List<string>();
        foreach (var name in candidates.Order(StringComparer.Ordinal))
            if (await BrokerConnections.CountAsync(connection, name, cancellationToken) is not null)
                found.Add(name);
        return found;
    }

    public void Dispose() => management.Dispose();

    /// <summary>The names in the registry. Its duplicates are removed; the other messages return to it when the channel closes.</summary>
    private static async Task<IReadOnlyCollection<string>> RegisteredAsync(IConnection connection, CancellationToken cancellationToken)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        await DurableQueue.DeclareAsync(channel, QueueRegistry.Queue, cancellationToken);
        var queues = new SortedSet<string>(StringComparer.Ordinal);
        while (await channel.BasicGetAsync(QueueRegistry.Queue, autoAck: false, cancellationToken) is { } entry)
            if (!queues.Add(Encoding.UTF8.GetString(entry.Body.Span)))
                await channel.BasicAckAsync(entry.DeliveryTag, multiple: false, cancellationToken);
        return queues;
    }

    private sealed record NamedQueue([property: JsonPropertyName("name")] string Name);
}

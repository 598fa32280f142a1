using System.Text;
using System.Text.Json.Serialization;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Storage;
using BriefingBus.ServiceDefaults.Bus;
using Microsoft.EntityFrameworkCore;
using RabbitMQ.Client;

namespace BriefingBus.DeadLetters.RabbitMq;

/// <summary>Finds the dead-letter queues: all that the broker has, where its management API answers; else those of every queue in the
/// register
/// (<see cref="QueueRegistry"/>) and those that were found before.</summary>
public sealed class FailureQueues(BusOptions options, FailedMessageStore store) : IDisposable
{
    private readonly BrokerManagement management = new(options);

    /// <summary>The names of those that exist, written down for every process.</summary>
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

    /// <summary>The names of those that exist.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="known">Names that may exist, besides those that are found.</param>
    /// <param name="cancellationToken">Cancels.</param>
    internal async Task<IReadOnlyList<string>> FindAsync(IConnection connection, IReadOnlyList<string> known,
        CancellationToken cancellationToken)
    {
        if (await management.ListAsync<NamedQueue>("queues", cancellationToken) is { } listed)
            return [.. listed.Select(q => q.Name).Where(DeadLetterQueue.IsOne).Order(StringComparer.Ordinal)];
        var registered = await RegisteredAsync(connection, cancellationToken);
        var candidates = registered.SelectMany(q => new[] { q + DeadLetterQueue.ErrorSuffix, q + DeadLetterQueue.SkippedSuffix })
            .Concat(known).Distinct();
        var found = new List<string>();
        foreach (var name in candidates.Order(StringComparer.Ordinal))
            if (await BrokerConnection.CountAsync(connection, name, cancellationToken) is not null)
                found.Add(name);
        return found;
    }

    /// <inheritdoc/>
    public void Dispose() => management.Dispose();

    /// <summary>The register's names. What is registered more than once is tidied up; the rest goes back when the channel closes.</summary>
    private static async Task<IReadOnlyCollection<string>> RegisteredAsync(IConnection connection, CancellationToken cancellationToken)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        await QueueRegistry.DeclareAsync(channel);
        var queues = new SortedSet<string>(StringComparer.Ordinal);
        while (await channel.BasicGetAsync(QueueRegistry.Queue, autoAck: false, cancellationToken) is { } entry)
            if (!queues.Add(Encoding.UTF8.GetString(entry.Body.Span)))
                await channel.BasicAckAsync(entry.DeliveryTag, multiple: false, cancellationToken);
        return queues;
    }

    private sealed record NamedQueue([property: JsonPropertyName("name")] string Name);
}

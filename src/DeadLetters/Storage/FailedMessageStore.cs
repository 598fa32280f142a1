using BriefingBus.DeadLetters.Messages;
using BriefingBus.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.DeadLetters.Storage;

/// <summary>The table of failed messages. Writes of all processes are serialized.</summary>
public sealed class FailedMessageStore(IDbContextFactory<FailedMessageContext> contexts, SerializedWriter<FailedMessageContext> writer)
{
    internal SignatureCache Signatures { get; } = new();

    /// <summary>Runs a query.</summary>
    internal async Task<T> ReadAsync<T>(Func<FailedMessageContext, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await read(context);
    }

    /// <summary>Runs a write in a transaction of its own, and applies the counters.</summary>
    internal Task<T> WriteAsync<T>(Func<FailedMessageContext, CounterChanges, Task<T>> write, CancellationToken cancellationToken) =>
        writer.WriteAsync(
        async context =>
        {
            var counters = new CounterChanges();
            var result = await write(context, counters);
            await counters.ApplyAsync(context, cancellationToken);
            return result;
        },
        cancellationToken);

    /// <summary>Runs a write in a transaction of its own, and applies the counters.</summary>
    internal Task WriteAsync(Func<FailedMessageContext, CounterChanges, Task> write, CancellationToken cancellationToken) => WriteAsync(
        async (context, counters) =>
        {
            await write(context, counters);
            return true;
        },
        cancellationToken);

    /// <summary>The messages whose identity begins with the digits, none without digits; 'g' follows the last hexadecimal digit.</summary>
    internal static IQueryable<StoredMessage> WithId(IQueryable<StoredMessage> messages, string beginning)
    {
        var (from, to) = (beginning.ToLowerInvariant(), beginning.ToLowerInvariant() + "g");
        return from.Length == 0 ? messages.Where(m => false) : messages.Where(m => m.Id.CompareTo(from) >= 0 && m.Id.CompareTo(to) < 0);
    }

    /// <summary>Converts a row, without its stack trace. The signature cache must be up to date.</summary>
    internal FailedMessage Read(StoredMessage row)
    {
        var signature = Signatures[row.Signature];
        return new()
        {
            Id = row.Id,
            State = row.State,
            Queue = signature.Queue,
            Source = DeadLetterQueue.SourceOf(signature.Queue),
            Kind = signature.Kind,
            MessageId = row.MessageId,
            MessageType = signature.MessageType,
            ExceptionType = signature.ExceptionType,
            Reason = row.Reason,
            ThrownAt = signature.ThrownAt,
            Consumer = row.Consumer,
            Version = signature.Version,
            FailedAt = row.FailedAt,
            FirstFailedAt = row.FirstFailedAt,
            FeedUrl = signature.FeedUrl,
            FeedName = signature.FeedName,
            Title = row.Title,
            Link = row.Link,
            ItemId = row.ItemId,
            Tries = row.Tries,
            Attempts = row.Attempts,
            Replays = row.Replays,
            ReplayedAt = row.ReplayedAt,
            ReplayedBy = row.ReplayedBy,
            ReplayId = row.ReplayId,
            Sends = row.Sends,
            ParkedReason = row.ParkedReason,
            ParkedBy = row.ParkedBy,
            ParkedAt = row.ParkedAt,
            ClosedAt = row.ClosedAt,
            IsEdited = row.IsEdited,
            Size = row.Size,
        };
    }
}

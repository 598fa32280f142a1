using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Storage;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.DeadLetters.Groups;

/// <summary>Reads the audit log.</summary>
public sealed class AuditQueries(FailedMessageStore store)
{
    /// <summary>The entries of the audit log, oldest first.</summary>
    /// <param name="since">The earliest time; null for all.</param>
    /// <param name="run">Only this operation, with the outcomes of its sends; or null.</param>
    /// <param name="message">Only this message, by its identity or the first digits of it; or null.</param>
    /// <param name="after">Only entries with a greater number.</param>
    /// <param name="max">The maximum number of entries.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public Task<IReadOnlyList<(long Number, AuditEntry Entry)>> ListAsync(
        DateTimeOffset? since, string? run, string? message, long after, int max, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<(long, AuditEntry)>>(
        async context =>
        [
            .. (await AuditOf(context, since, run, message)
                .Select(e => new { Number = EF.Property<long>(e, FailedMessageContext.Number), Entry = e })
                .Where(e => e.Number > after).OrderBy(e => e.Number).Take(max).ToListAsync(cancellationToken))
                .Select(e => (e.Number, e.Entry)),
        ],
        cancellationToken);

    /// <summary>A page of an operation's entries, oldest first.</summary>
    public Task<IReadOnlyList<AuditEntry>> PageAsync(DateTimeOffset since, string run, int skip, int size,
        CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<AuditEntry>>(
            async context => await AuditOf(context, since, run, message: null)
                .OrderBy(e => EF.Property<long>(e, FailedMessageContext.Number)).Skip(skip).Take(size).ToListAsync(cancellationToken),
            cancellationToken);

    /// <summary>The number of entries.</summary>
    public Task<int> CountAsync(DateTimeOffset? since, string? run, CancellationToken cancellationToken) =>
        store.ReadAsync(context => AuditOf(context, since, run, message: null).CountAsync(cancellationToken), cancellationToken);

    private static IQueryable<AuditEntry> AuditOf(FailedMessageContext context, DateTimeOffset? since, string? run, string? message)
    {
        var entries = context.Audit.AsQueryable();
        if (since is { } from)
            entries = entries.Where(e => e.At >= from);
        if (message is not null)
        {
            var (first, end) = (message.ToLowerInvariant(), message.ToLowerInvariant() + "g");
            entries = entries.Where(e => e.FailedMessageId!.CompareTo(first) >= 0 && e.FailedMessageId.CompareTo(end) < 0);
        }
        // An outcome names only the replay.
        return run is null ? entries : entries.Where(e => e.Run == run
            || (e.Run == null && e.ReplayId != null
                && context.Audit.Any(own => own.FailedMessageId == e.FailedMessageId && own.Run == run && own.ReplayId == e.ReplayId)));
    }
}

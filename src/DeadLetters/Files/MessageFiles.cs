using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Groups;
using BriefingBus.DeadLetters.Ingest;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Replay;
using BriefingBus.DeadLetters.Storage;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.DeadLetters.Files;

/// <summary>Discards messages into files and imports them from files, in batches of a transaction each.</summary>
public sealed class MessageFiles(FailedMessageStore store, OperationRegistry operations, FailureWriter failures, TimeProvider clock)
{
    private const int Batch = 200;

    private static readonly MessageState[] Discardable = [MessageState.Failed, MessageState.Parked];

    /// <summary>Begins a discard by marking the messages.</summary>
    public Task<Operation> BeginDiscardAsync(FailedMessageFilter filter, string by, string? copyName,
        CancellationToken cancellationToken) => store.WriteAsync(
        async (context, _) =>
        {
            var note = copyName is null ? "without a copy" : $"copy in {copyName}";
            var operation = await operations.BeginAsync(context, OperationKind.Discard, $"{filter}, {note}", by, o => o.Copy = copyName,
                cancellationToken);
            var conditions = await FilterConditions.OfAsync(filter, store, context, cancellationToken);
            operation.Matching = await OperationRegistry.StampAsync(context, operation, conditions, Discardable, cancellationToken);
            return Operation.Of(operation);
        },
        cancellationToken);

    /// <summary>Discards the messages of an operation, each after writing it to a copy.</summary>
    /// <param name="operation">The operation from <see cref="BeginDiscardAsync"/>.</param>
    /// <param name="copy">The target of the copies, as <see cref="FailedMessageFile"/>; null for no copies.</param>
    /// <param name="cancellationToken">Cancels the operation; the copy has the messages that were discarded until then.</param>
    /// <returns>The number of discarded messages.</returns>
    public async Task<int> DiscardAsync(Operation operation, Stream? copy, CancellationToken cancellationToken)
    {
        var note = operation.Copy is null ? "without a copy" : $"copy in {operation.Copy}";
        var done = 0;
        while (await NextToDiscardAsync(operation.Id, cancellationToken) is { Count: > 0 } rows)
        {
            if (copy is not null)
                await WriteAsync(copy, rows.Select(Exported), cancellationToken);
            // Not cancelled: a message in the copy must be discarded.
            done += await CloseAsync(operation.Id, [.. rows.Select(r => r.Number)], note, CancellationToken.None);
            await operations.ReportAsync(operation.Id, done, CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
        }
        await operations.EndAsync(operation.Id, isGood: true, $"{done} discarded", [], CancellationToken.None);
        return done;
    }

    /// <summary>Imports messages that were discarded into a file. Skips messages that already wait, so that the same file can be imported
    /// again after a crash. Reports the lines that are not failed messages, and imports the others.</summary>
    public async Task<ImportOutcome> ImportAsync(Operation operation, TextReader lines, string name, CancellationToken cancellationToken)
    {
        var (number, imported, known) = (0, 0, 0);
        var (mistakes, batch) = (new List<string>(), new List<DeadLetterMessage>());
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                batch.Add(FailedMessageFile.Read(line));
            }
            catch (FormatException wrong)
            {
                mistakes.Add($"{name}, line {number}: {wrong.Message}");
            }
            if (batch.Count == Batch)
                await FlushAsync();
        }
        await FlushAsync();
        var outcome = new ImportOutcome(imported, known, mistakes);
        string[] refusals = mistakes.Count == 0 ? [] : [$"{mistakes.Count} lines are no failed messages:", .. mistakes.Take(50)];
        await operations.EndAsync(operation.Id, mistakes.Count == 0, outcome.ToString(), refusals, CancellationToken.None);
        return outcome;

        async Task FlushAsync()
        {
            var results = batch.Count == 0 ? [] : await failures.StoreAsync(batch, revive: true, cancellationToken);
            batch.Clear();
            known += results.Count(r => r.Outcome == IngestOutcome.Copy);
            var added = results.Where(r => r.Outcome != IngestOutcome.Copy).Select(r => r.Failure.Id).ToList();
            imported += added.Count;
            await store.WriteAsync((context, _) => NoteImportedAsync(context, operation.Id, added, $"from {name}", cancellationToken),
                cancellationToken);
            await operations.ReportAsync(operation.Id, imported, cancellationToken);
        }
    }

    private Task<List<StoredMessage>> NextToDiscardAsync(string operation, CancellationToken cancellationToken) => store.ReadAsync(
        async context =>
        {
            var rows = await context.Messages.Include(m => m.Content)
                .Where(m => Discardable.Contains(m.State) && context.Operations.Any(o => o.Id == operation && o.Number == m.Operation))
                .OrderBy(m => m.Number).Take(Batch).ToListAsync(cancellationToken);
            await store.Signatures.RefreshAsync(context, cancellationToken);
            return rows;
        },
        cancellationToken);

    private Task<int> CloseAsync(string id, IReadOnlyList<long> numbers, string note, CancellationToken cancellationToken) =>
        store.WriteAsync(
        async (context, counters) =>
        {
            var now = clock.GetUtcNow();
            var operation = await context.Operations.SingleAsync(o => o.Id == id, cancellationToken);
            var rows = await context.Messages.Where(m => numbers.Contains(m.Number) && Discardable.Contains(m.State))
                .ToListAsync(cancellationToken);
            foreach (var row in rows)
            {
                counters.Remove(row);
                (row.State, row.ClosedAt) = (MessageState.Discarded, now);
                counters.Add(row);
                context.Audit.Add(AuditLines.Of(AuditAction.Discarded, operation, row, store.Signatures[row.Signature], note, now));
            }
            return rows.Count;
        },
        cancellationToken);

    private async Task NoteImportedAsync(FailedMessageContext context, string id, IReadOnlyList<string> messages, string note,
        CancellationToken cancellationToken)
    {
        var operation = await context.Operations.SingleAsync(o => o.Id == id, cancellationToken);
        var rows = await context.Messages.AsNoTracking().Where(m => messages.Contains(m.Id)).ToListAsync(cancellationToken);
        await store.Signatures.RefreshAsync(context, cancellationToken);
        context.Audit.AddRange(rows.Select(row =>
            AuditLines.Of(AuditAction.Imported, operation, row, store.Signatures[row.Signature], note, clock.GetUtcNow())));
    }

    /// <summary>Writes messages and flushes them to the disk, since they are discarded next.</summary>
    private static async Task WriteAsync(Stream copy, IEnumerable<DeadLetterMessage> messages, CancellationToken cancellationToken)
    {
        foreach (var message in messages)
            await copy.WriteAsync(FailedMessageFile.Write(message), cancellationToken);
        if (copy is FileStream file)
            file.Flush(flushToDisk: true);
        else
            await copy.FlushAsync(cancellationToken);
    }

    /// <summary>The message as written to a file. The signature cache must be up to date.</summary>
    internal DeadLetterMessage Exported(StoredMessage row)
    {
        var message = ContentPacking.Unpack(store.Signatures[row.Signature].Queue, row.MessageId, row.Content!);
        if (row.State != MessageState.Parked)
            return message with
            {
                Headers = message.Headers.Where(h => !h.Key.StartsWith("parked-", StringComparison.Ordinal)).ToDictionary(),
            };
        return message with
        {
            Headers = new Dictionary<string, object?>(message.Headers)
            {
                [FaultHeaders.ParkedFrom] = message.Queue,
                [FaultHeaders.ParkedReason] = row.ParkedReason,
                [FaultHeaders.ParkedBy] = row.ParkedBy,
                [FaultHeaders.ParkedAt] = row.ParkedAt?.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            },
        };
    }
}

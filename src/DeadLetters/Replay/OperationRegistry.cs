using BriefingBus.Contracts;
using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Groups;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Storage;
using BriefingBus.ServiceDefaults.Loops;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.DeadLetters.Replay;

/// <summary>Begins, ends and finds operations.</summary>
public sealed partial class OperationRegistry(FailedMessageStore store, LoopSignal<ReplayDispatcher> dispatching, TimeProvider clock)
{
    private int begun;

    /// <summary>An operation by its identity, or null.</summary>
    public Task<Operation?> FindAsync(string id, CancellationToken cancellationToken) => store.ReadAsync(
        async context => await context.Operations.SingleOrDefaultAsync(o => o.Id == id, cancellationToken) is { } found
            ? Operation.Of(found) : null, cancellationToken);

    /// <summary>Operations, the last first.</summary>
    /// <param name="since">The earliest beginning.</param>
    /// <param name="skip">The number to skip.</param>
    /// <param name="max">The maximum number of operations.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public Task<IReadOnlyList<Operation>> ListAsync(DateTimeOffset since, int skip, int max, CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<Operation>>(
        async context =>
            [.. (await context.Operations.Where(o => o.BeganAt >= since).OrderByDescending(o => o.Number).Skip(skip).Take(max)
            .ToListAsync(cancellationToken))
            .Select(Operation.Of)],
        cancellationToken);

    /// <summary>The number of operations that began since an instant.</summary>
    public Task<int> CountAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        store.ReadAsync(context => context.Operations.CountAsync(o => o.BeganAt >= since, cancellationToken), cancellationToken);

    /// <summary>Begins an operation other than a replay.</summary>
    public Task<Operation> BeginAsync(OperationKind kind, string what, string by, string? copy, CancellationToken cancellationToken) =>
        store.WriteAsync(
        async (context, _) => Operation.Of(await BeginAsync(context, kind, what, by, o => o.Copy = copy, cancellationToken)),
            cancellationToken);

    /// <summary>Stores the progress of an operation other than a replay.</summary>
    public Task ReportAsync(string id, int done, CancellationToken cancellationToken) => store.WriteAsync(
        (context, _) => context.Operations.Where(o => o.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.Done, done).SetProperty(o => o.NewsAt, clock.GetUtcNow()), cancellationToken),
        cancellationToken);

    /// <summary>Ends an operation, unless it has ended already.</summary>
    public Task EndAsync(string id, bool isGood, string result, IReadOnlyList<string> notes, CancellationToken cancellationToken) =>
        store.WriteAsync(
        async (context, _) =>
        {
            var operation = await context.Operations.SingleAsync(o => o.Id == id, cancellationToken);
            if (operation.EndedAt is null)
                End(context, operation, isGood, result, notes);
        },
        cancellationToken);

    /// <summary>Marks the requested messages as retrying, in one transaction; dispatchers do the rest. It takes over messages that an
    /// earlier replay has marked but not sent, and resends messages without an outcome that the request names.</summary>
    public async Task<Operation> BeginReplayAsync(ReplayRequest request, string what, string by, CancellationToken cancellationToken)
    {
        var replay = await store.WriteAsync(async (context, counters) =>
        {
            var now = clock.GetUtcNow();
            var operation = await BeginAsync(context, OperationKind.Replay, what, by, o =>
            {
                (o.Rate, o.Isolate, o.Timeout) = (request.Rate, request.Isolate, request.EffectiveTimeout);
                o.NextAt = request.Rate is { } rate ? now + TimeSpan.FromSeconds(1 / rate) : now;
            }, cancellationToken);
            await RetryAsync(context, counters, operation, request.Filter, cancellationToken);
            return Operation.Of(operation);
        }, cancellationToken);
        dispatching.Raise();
        return replay;
    }

    /// <summary>Marks one message as retrying with a changed body; the original is kept.</summary>
    /// <returns>Null if the message does not exist or is being sent.</returns>
    public async Task<Operation?> BeginEditAsync(string id, ReadOnlyMemory<byte> body, TimeSpan timeout, string by,
        CancellationToken cancellationToken)
    {
        var edit = await store.WriteAsync(async (context, counters) =>
        {
            var open = new[] { MessageState.Failed, MessageState.Parked };
            if (await context.Messages.SingleOrDefaultAsync(m => m.Id == id && open.Contains(m.State), cancellationToken) is not { } row)
                return null;
            var operation = await BeginAsync(context, OperationKind.Edit, $"the message {id}", by, o =>
                (o.Timeout, o.Matching, o.Remaining) = (timeout, 1, 1), cancellationToken);
            counters.Remove(row);
            (row.State, row.Operation, row.Sends, row.SentAt, row.LeasedUntil) = (MessageState.Retrying, operation.Number, 0, null, null);
            counters.Add(row);
            (await context.Contents.SingleAsync(c => c.Number == row.Number, cancellationToken)).EditedBody = ContentPacking.Pack(
                body.Span);
            return Operation.Of(operation);
        }, cancellationToken);
        dispatching.Raise();
        return edit;
    }

    /// <summary>Stops a replay: unsent messages return to their previous state.</summary>
    /// <param name="id">The replay.</param>
    /// <param name="why">The reason, which begins its result.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public Task StopAsync(string id, string why, CancellationToken cancellationToken) => store.WriteAsync(
        async (context, counters) =>
        {
            var operation = await context.Operations.SingleAsync(o => o.Id == id, cancellationToken);
            if (operation.EndedAt is not null)
                return;
            await ReleaseAsync(context, counters, operation, cancellationToken);
            var numbers = ReplayProgress.Of(operation);
            End(context, operation, isGood: false,
                $"{why} after {numbers.Sent} of {numbers.Matching} messages: {numbers}. The messages that were left are where they were",
                []);
        },
        cancellationToken);

    /// <summary>Ends operations that are complete or whose process has ended. Dispatchers call it, and callers that wait for an
    /// operation.</summary>
    public async Task EndFinishedAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var open = await store.ReadAsync(
            context => context.Operations.Where(o => o.EndedAt == null).ToListAsync(cancellationToken), cancellationToken);
        foreach (var number in open.Where(o => OperationRules.HasEnded(o, now)).Select(o => o.Number))
            await store.WriteAsync(
                async (context, counters) =>
                {
                    var operation = await context.Operations.SingleAsync(o => o.Number == number, cancellationToken);
                    if (operation.EndedAt is not null || !OperationRules.HasEnded(operation, clock.GetUtcNow()))
                        return;
                    if (operation.Isolate)
                        await ReleaseAsync(context, counters, operation, cancellationToken);
                    var numbers = ReplayProgress.Of(operation);
                    if (operation.Kind is not (OperationKind.Replay or OperationKind.Edit))
                        End(context, operation, isGood: false, $"Broken off after {operation.Done} messages, as its process ended", []);
                    else
                    {
                        var outcome = numbers.Matching == 0 ? "No message matched; nothing was sent" : numbers.ToString();
                        End(context, operation, numbers.IsAllDone, outcome, []);
                    }
                },
                cancellationToken);
    }

    /// <summary>The messages of a replay that the broker gave up again, or that have no outcome yet.</summary>
    public Task<IReadOnlyList<FailedMessage>> MessagesOfAsync(string id, MessageState state, FailureKind? kind, int max,
        CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<FailedMessage>>(
            async context =>
            {
                var rows = await context.Messages.Where(m => m.State == state
                    && context.Operations.Any(o => o.Id == id && o.Number == m.Operation)
                        && (kind == null || context.Signatures.Any(s => s.Number == m.Signature && s.Kind == kind)))
                    .OrderBy(m => m.Number).Take(max).ToListAsync(cancellationToken);
                await store.Signatures.RefreshAsync(context, cancellationToken);
                return [.. rows.Select(store.Read)];
            },
            cancellationToken);

    /// <summary>Begins an operation in the writer's transaction.</summary>
    internal async Task<StoredOperation> BeginAsync(
        FailedMessageContext context, OperationKind kind, string what, string by, Action<StoredOperation> set,
            CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var identity = NameBasedId.Create(
            "dead-letter-operation", by, now.Ticks.ToString(), Interlocked.Increment(ref begun).ToString(),
                Environment.ProcessId.ToString(), Environment.MachineName);
        var operation = new StoredOperation
        {
            Id = identity.ToString("N")[..12],
            Kind = kind,
            What = StoredText.Of(what)!,
            By = StoredText.Of(by)!,
            BeganAt = now,
            NewsAt = now,
            NextAt = now,
        };
        set(operation);
        context.Operations.Add(operation);
        context.Audit.Add(AuditLines.Of(AuditAction.RunBegan, operation, $"{kind.ToString().ToLowerInvariant()} {what}", now));
        await context.SaveChangesAsync(cancellationToken);
        return operation;
    }

    /// <summary>Ends an operation in the writer's transaction.</summary>
    internal void End(FailedMessageContext context, StoredOperation operation, bool isGood, string result, IReadOnlyList<string> notes)
    {
        (operation.EndedAt, operation.IsGood, operation.Result) = (clock.GetUtcNow(), isGood, StoredText.Of(result));
        if (notes.Count > 0)
            operation.Notes = StoredText.Of(string.Join('\n', notes), 20_000);
        context.Audit.Add(AuditLines.Of(AuditAction.RunEnded, operation, result, operation.EndedAt.Value));
    }
}

using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Editing;
using BriefingBus.DeadLetters.Files;
using BriefingBus.DeadLetters.Groups;
using BriefingBus.DeadLetters.Ingest;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Replay;
using BriefingBus.DeadLetters.Storage;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.DeadLetters;

/// <summary>The operations on failed messages that a person requests, from the shell or the browser.</summary>
public sealed class DeadLetterService(FailedMessageStore store, OperationRegistry operations, FailureWriter failures,
    TimeProvider clock)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    private const int MaxPoison = 100;

    /// <summary>Lists and counts messages, and lists queues.</summary>
    public MessageQueries Messages { get; } = new(store);

    /// <summary>Queries of groups.</summary>
    public GroupQueries Groups { get; } = new(store, clock);

    /// <summary>Queries of the audit log.</summary>
    public AuditQueries Audit { get; } = new(store);

    /// <summary>Comments on groups, and saved filters.</summary>
    public GroupNotes Notes { get; } = new(store, clock);

    /// <summary>Exports and imports of failed messages.</summary>
    public MessageFiles Files { get; } = new(store, operations, failures, clock);

    /// <summary>The operations.</summary>
    public OperationRegistry Operations { get; } = operations;

    /// <summary>Everything about one message, or null if it does not exist (any more).</summary>
    /// <param name="id">Its identity, or the first digits of it.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="AmbiguousIdException">Several identities begin with the digits.</exception>
    public Task<FailedMessageDetail?> ShowAsync(string id, CancellationToken cancellationToken) => store.ReadAsync(
        async context =>
        {
            var found = await FailedMessageStore.WithId(context.Messages.Include(m => m.Content), id).OrderBy(m => m.Id).Take(2)
                .ToListAsync(cancellationToken);
            if (found.Count == 2)
                throw new AmbiguousIdException(id);
            if (found.Count == 0)
                return null;
            await store.Signatures.RefreshAsync(context, cancellationToken);
            var (row, content) = (found[0], found[0].Content!);
            var message = ContentPacking.Unpack(store.Signatures[row.Signature].Queue, row.MessageId, content);
            return new FailedMessageDetail
            {
                Message = store.Read(row) with { StackTrace = message.Header(FaultHeaders.StackTrace) },
                Headers = message.Headers.ToDictionary(h => h.Key, h => HeaderValue.ToText(h.Value) ?? ""),
                Body = MessageBody.Readable(message.Body.Span),
                OriginalBody = content.OriginalBody is { } original ? MessageBody.Readable(ContentPacking.Unpack(original)) : null,
                History = await context.Audit.Where(e => e.FailedMessageId == row.Id)
                    .OrderBy(e => EF.Property<long>(e, FailedMessageContext.Number)).ToListAsync(cancellationToken),
            };
        },
        cancellationToken);

    /// <summary>Sends messages back to their queues and waits for the outcome.</summary>
    public async Task<ReplayOutcome> ReplayAsync(ReplayRequest request, string by, IProgress<ReplayProgress>? progress,
        CancellationToken cancellationToken)
    {
        if (request.DryRun)
            return new() { Numbers = new() { Matching = (await Messages.CountAsync(request.Filter, max: null, cancellationToken)).Total } };
        var what = request.Isolate ? $"one by one {request.Filter}" : request.Filter.ToString();
        var begun = await Operations.BeginReplayAsync(request, what, by, cancellationToken);
        return await OutcomeAsync(await WaitAsync(begun.Id, progress, cancellationToken), cancellationToken);
    }

    /// <summary>Sends one message back with a changed body, after checking it against its contract.</summary>
    /// <param name="id">The message's whole identity.</param>
    /// <param name="body">The body in UTF-8, with its envelope.</param>
    /// <param name="timeout">The timeout after which its outcome counts as pending; null for 30 s.</param>
    /// <param name="by">The requester.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<EditOutcome> ReplayEditedAsync(string id, ReadOnlyMemory<byte> body, TimeSpan? timeout, string by,
        CancellationToken cancellationToken)
    {
        var mistakes = ContractCheck.Mistakes(body.Span);
        if (mistakes.Count > 0)
            return new() { Found = true, Mistakes = mistakes };
        if (await Operations.BeginEditAsync(id, body, timeout ?? TimeSpan.FromSeconds(30), by, cancellationToken) is not { } begun)
            return new() { Found = false };
        var ended = await WaitAsync(begun.Id, null, cancellationToken);
        return new() { Found = true, Replay = ended.Replay, Refusal = ended.Notes.Count > 0 ? ended.Notes[0] : null };
    }

    /// <summary>The result of an ended replay.</summary>
    public async Task<ReplayOutcome> OutcomeAsync(Operation ended, CancellationToken cancellationToken) => new()
    {
        Numbers = ended.Replay!,
        Refusals = ended.Notes,
        PoisonMessages = ended.IsIsolated
            ? await Operations.MessagesOfAsync(ended.Id, MessageState.Failed, FailureKind.DeliveryLimit, MaxPoison, cancellationToken) : [],
        Undecided = ended is { IsIsolated: true, Replay.Pending: > 0 }
            && await Operations.MessagesOfAsync(ended.Id, MessageState.Retrying, null, 1, cancellationToken) is [var undecided, ..]
                ? undecided : null,
    };

    /// <summary>Parks messages: lists show them only on request, and they can still be replayed.</summary>
    public Task<Operation> ParkAsync(FailedMessageFilter filter, string reason, string by, CancellationToken cancellationToken) =>
        store.WriteAsync(
        async (context, counters) =>
        {
            var now = clock.GetUtcNow();
            var operation = await Operations.BeginAsync(context, OperationKind.Park, $"{filter}: {reason}", by, _ => { },
                cancellationToken);
            var conditions = await FilterConditions.OfAsync(filter, store, context, cancellationToken);
            var stamped = context.Messages.Where(m => m.Operation == operation.Number);
            await OperationRegistry.StampAsync(context, operation, conditions, [MessageState.Failed], cancellationToken);
            operation.Done = await counters.MoveAsync(stamped, MessageState.Parked, cancellationToken);
            await stamped.ExecuteUpdateAsync(
                set => set.SetProperty(m => m.State, MessageState.Parked).SetProperty(m => m.ParkedReason, StoredText.Of(reason, 2000))
                    .SetProperty(m => m.ParkedBy, by)
                    .SetProperty(m => m.ParkedAt, now),
                cancellationToken);
            await AuditLines.InsertForAllAsync(context, operation, AuditAction.Parked, reason, now, cancellationToken);
            Operations.End(context, operation, isGood: true, $"{operation.Done} set aside", []);
            return Operation.Of(operation);
        },
        cancellationToken);

    /// <summary>Waits until a replay has ended, and reports its progress. Cancelling stops the replay.</summary>
    private async Task<Operation> WaitAsync(string id, IProgress<ReplayProgress>? progress, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Operations.EndFinishedAsync(cancellationToken);
                var operation = (await Operations.FindAsync(id, cancellationToken))!;
                progress?.Report(operation.Replay!);
                if (operation.EndedAt is not null)
                    return operation;
                await Task.Delay(Poll, clock, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Operations.StopAsync(id, "Stopped", CancellationToken.None);
            throw;
        }
    }
}

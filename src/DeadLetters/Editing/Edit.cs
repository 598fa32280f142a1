using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Finding;
using BriefingBus.DeadLetters.Letters;
using BriefingBus.DeadLetters.Replaying;

namespace BriefingBus.DeadLetters.Editing;

/// <summary>Sends a letter back with another body. The original is kept among the parked, with a pointer to the edit, until that has succeeded.</summary>
internal sealed class Edit(IDeadLetters letters, TimeProvider clock, DeskRun run)
{
    private readonly ReplayLedger ledger = new();

    public async Task<EditOutcome> RunAsync(string id, ReadOnlyMemory<byte> body, TimeSpan patience, IProgress<ReplayProgress>? progress, CancellationToken cancellationToken)
    {
        await using var following = new ReplayFollowing(letters, clock, ledger, run.BeganAt, () => progress?.Report(ledger.Count(run.Id, 1)));
        string? replayId = null;
        var after = AfterVisit.Leave;
        await letters.VisitAsync(null, async message =>
        {
            var letter = DeadLetterReader.Read(message);
            if (letter.Id != id || letter.OriginalOf is not null)
                return AfterVisit.Leave;
            // A copy of it goes the same way.
            if (replayId is not null)
                return after;
            replayId = run.NewReplayId(letter);
            return after = await SendAsync(message, letter, body, replayId, cancellationToken);
        }, atOnce: 1, cancellationToken);
        if (replayId is null)
            return new EditOutcome { Found = false };
        // Not inside the visit: one who has the letters in hand cannot look through them again.
        if (ledger.Refusals is [var refusal, ..])
        {
            await ReleaseAsync(letters, replayId, cancellationToken);
            return new EditOutcome { Found = true, Replay = ledger.Count(run.Id, 1), Refusal = refusal };
        }
        await following.UntilHeardAsync(patience, cancellationToken);
        var numbers = ledger.Count(run.Id, 1);
        if (numbers.Succeeded == 1)
            await ReleaseAsync(letters, replayId, cancellationToken);
        return new EditOutcome { Found = true, Replay = numbers };
    }

    /// <summary>Removes the kept original of an edit that has succeeded.</summary>
    public static Task ReleaseAsync(IDeadLetters letters, string replayId, CancellationToken cancellationToken) => letters.VisitAsync(
        DeadLetterQueue.Parked,
        message => new(message.Header(LetterHeaders.OriginalOf) == replayId ? AfterVisit.Remove : AfterVisit.Leave),
        atOnce: 1,
        cancellationToken);

    private async Task<AfterVisit> SendAsync(DeadLetterMessage message, DeadLetter letter, ReadOnlyMemory<byte> body, string replayId, CancellationToken cancellationToken)
    {
        await run.RecordAsync(AuditAction.Edited, letter, $"to {letter.Source}; the original is kept until this succeeds", replayId, cancellationToken);
        ledger.Sent(replayId, DeadLetterGroupings.ErrorOf(letter));
        var original = ReplayMessage.ToPark(message, "the original of an edit, kept until that succeeds", run.By, clock.GetUtcNow(), replayId);
        await letters.PutAsync(DeadLetterQueue.Parked, original, cancellationToken);
        try
        {
            var edited = ReplayMessage.ToReplay(message, letter, replayId, run.Id, run.By, clock.GetUtcNow());
            await letters.PutAsync(letter.Source, edited with { Body = body }, cancellationToken);
            return AfterVisit.Remove;
        }
        catch (NoSuchQueueException gone)
        {
            ledger.Refused(replayId, gone.Message);
            await run.RecordAsync(AuditAction.Refused, letter, gone.Message, replayId, cancellationToken);
            return AfterVisit.Leave;
        }
    }
}

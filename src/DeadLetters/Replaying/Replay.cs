using System.Collections.Concurrent;
using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Finding;
using BriefingBus.DeadLetters.Letters;

namespace BriefingBus.DeadLetters.Replaying;

/// <summary>One replay: sends letters back to where they came from, and follows what becomes of them. A kill at any moment loses nothing:
/// a letter is removed only once its message is safe in its queue, and what was sent twice for that reason changes nothing the second time.</summary>
internal sealed class Replay(IDeadLetters letters, TimeProvider clock, ReplayRequest request, DeskRun run, int matching, IProgress<ReplayProgress>? progress)
{
    /// <summary>How many letters are on their way at once; each waits for the disk of the broker twice.</summary>
    private const int AtOnce = 64;

    /// <summary>A round holds the letters; others who want to look get their turn between two rounds.</summary>
    private static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan BetweenRounds = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PatienceWithKillers = TimeSpan.FromMinutes(15);

    private readonly ReplayLedger ledger = new();
    private readonly Pace pace = new(request.Rate, clock);
    private readonly List<DeadLetter> killers = [];
    private readonly ConcurrentDictionary<string, TaskCompletionSource<bool>> tried = new(StringComparer.Ordinal);

    /// <summary>Sends and follows.</summary>
    public async Task<ReplayOutcome> RunAsync(CancellationToken cancellationToken)
    {
        await using var following = new ReplayFollowing(letters, clock, ledger, run.BeganAt, Report);
        DeadLetter? undecided = null;
        if (request.Isolate)
            undecided = await OneByOneAsync(following, cancellationToken);
        else
        {
            await SendAllAsync(cancellationToken);
            await following.UntilHeardAsync(request.Patience ?? Patience, cancellationToken);
        }
        Report();
        return new ReplayOutcome { Numbers = Numbers, Killers = killers, Undecided = undecided, Refusals = ledger.Refusals };
    }

    private ReplayProgress Numbers => ledger.Count(run.Id, matching);

    private async Task SendAllAsync(CancellationToken cancellationToken)
    {
        for (var more = true; more;)
        {
            more = false;
            var until = clock.GetUtcNow() + LongestRound;
            await letters.VisitAsync(QueueOf(request.Filter), async message =>
            {
                if (clock.GetUtcNow() > until)
                {
                    more = true;
                    return AfterVisit.LeaveAndStop;
                }
                return IsMeant(message, out var letter) ? await SendOnceAsync(message, letter, cancellationToken) : AfterVisit.Leave;
            }, AtOnce, cancellationToken);
            if (more)
                await Task.Delay(BetweenRounds, clock, cancellationToken);
        }
    }

    /// <summary>One at a time, each in a round of its own, since what failed again is found by a further look.</summary>
    /// <returns>The letter of which nothing was heard, or null.</returns>
    private async Task<DeadLetter?> OneByOneAsync(ReplayFollowing following, CancellationToken cancellationToken)
    {
        while (true)
        {
            DeadLetter? sent = null;
            await letters.VisitAsync(QueueOf(request.Filter), async message =>
            {
                if (sent is not null)
                    return AfterVisit.LeaveAndStop;
                if (!IsMeant(message, out var letter))
                    return AfterVisit.Leave;
                var isCopy = tried.ContainsKey(letter.Id);
                var after = await SendOnceAsync(message, letter, cancellationToken);
                sent = after == AfterVisit.Remove && !isCopy ? letter : null;
                return after;
            }, atOnce: 1, cancellationToken);
            if (sent is null)
                return null;
            killers.AddRange(await following.UntilHeardAsync(request.Patience ?? PatienceWithKillers, cancellationToken));
            if (ledger.HasPending)
                return sent;
        }
    }

    /// <summary>A copy of a letter goes the way of the first: it is taken out, not sent, once that is safe in its queue.</summary>
    private async ValueTask<AfterVisit> SendOnceAsync(DeadLetterMessage message, DeadLetter letter, CancellationToken cancellationToken)
    {
        var mine = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = tried.GetOrAdd(letter.Id, mine);
        if (first != mine)
            return await first.Task ? AfterVisit.Remove : AfterVisit.Leave;
        var after = AfterVisit.Leave;
        try
        {
            return after = await SendAsync(message, letter, cancellationToken);
        }
        finally
        {
            mine.SetResult(after == AfterVisit.Remove);
        }
    }

    private async ValueTask<AfterVisit> SendAsync(DeadLetterMessage message, DeadLetter letter, CancellationToken cancellationToken)
    {
        await pace.TurnAsync(cancellationToken);
        var id = run.NewReplayId(letter);
        await run.RecordAsync(AuditAction.Replayed, letter, $"to {letter.Source}", id, cancellationToken);
        ledger.Sent(id, DeadLetterGroupings.ErrorOf(letter));
        try
        {
            await letters.PutAsync(letter.Source, ReplayMessage.ToReplay(message, letter, id, run.Id, run.By, clock.GetUtcNow()), cancellationToken);
        }
        catch (NoSuchQueueException gone)
        {
            ledger.Refused(id, gone.Message);
            await run.RecordAsync(AuditAction.Refused, letter, gone.Message, id, cancellationToken);
            return AfterVisit.Leave;
        }
        Report();
        return AfterVisit.Remove;
    }

    /// <summary>What this replay sent already, and failed again, is not sent twice; nor is the original of an edit, which may be under way.</summary>
    private bool IsMeant(DeadLetterMessage message, out DeadLetter letter)
    {
        letter = DeadLetterReader.Read(message);
        return letter.ReplayRun != run.Id
            && (letter.OriginalOf is null || request.Filter.Ids.Count > 0)
            && request.Filter.Matches(letter, message);
    }

    /// <summary>Where the filter says the dead-letter queue itself, the others need no visit.</summary>
    internal static string? QueueOf(DeadLetterFilter filter) =>
        filter.Queue is { } queue && DeadLetterQueue.SourceOf(queue) != queue ? queue : null;

    private void Report() => progress?.Report(Numbers);
}

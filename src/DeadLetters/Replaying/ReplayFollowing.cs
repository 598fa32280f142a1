using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Finding;
using BriefingBus.DeadLetters.Letters;

namespace BriefingBus.DeadLetters.Replaying;

/// <summary>Follows what becomes of messages that were sent. The rule: a message has succeeded when a consumer says that it finished it; it has
/// failed again when a consumer says so, or when it is back among the dead letters; of what neither is true it is pending.</summary>
internal sealed class ReplayFollowing : IAsyncDisposable
{
    /// <summary>How long nothing must have been heard before the dead letters are looked through: that costs a round over all of them.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    private readonly IDeadLetters letters;
    private readonly TimeProvider clock;
    private readonly ReplayLedger ledger;
    private readonly Action heard;
    private readonly CancellationTokenSource stop = new();
    private readonly Task listening;
    private long lastNews;

    public ReplayFollowing(IDeadLetters letters, TimeProvider clock, ReplayLedger ledger, DateTimeOffset since, Action heard)
    {
        (this.letters, this.clock, this.ledger, this.heard) = (letters, clock, ledger, heard);
        lastNews = clock.GetTimestamp();
        listening = ListenAsync(since);
    }

    /// <summary>Waits until something was heard of every message, or nothing new for the time given.</summary>
    /// <returns>Letters among those followed that the broker gave up again.</returns>
    public async Task<IReadOnlyList<DeadLetter>> UntilHeardAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var givenUp = new List<DeadLetter>();
        var (quiet, lastLook) = (Quiet, clock.GetTimestamp());
        Volatile.Write(ref lastNews, clock.GetTimestamp());
        while (ledger.HasPending && Since(Volatile.Read(ref lastNews)) < patience)
        {
            if (listening.IsFaulted)
                await listening;
            await Task.Delay(Step, clock, cancellationToken);
            if (Since(Volatile.Read(ref lastNews)) < Quiet || Since(lastLook) < quiet)
                continue;
            await LookAsync(givenUp, cancellationToken);
            lastLook = clock.GetTimestamp();
            quiet = quiet * 2 < patience / 4 ? quiet * 2 : quiet;
        }
        if (ledger.HasPending)
            await LookAsync(givenUp, cancellationToken);
        return givenUp;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task ListenAsync(DateTimeOffset since)
    {
        await foreach (var entry in letters.AuditAsync(since, follow: true, stop.Token))
        {
            var news = entry switch
            {
                { ReplayId: { } id, Action: AuditAction.ReplaySucceeded } => ledger.Succeeded(id),
                { ReplayId: { } id, Action: AuditAction.ReplayFailed } => ledger.Failed(id, entry.Error),
                _ => false,
            };
            if (news)
                News();
        }
    }

    /// <summary>Finds those that failed without a consumer to say so: their process was killed, or could not read them.</summary>
    private Task LookAsync(List<DeadLetter> givenUp, CancellationToken cancellationToken) => letters.VisitAsync(null, message =>
    {
        if (message.Header(LetterHeaders.ReplayId) is not { } id || !ledger.IsPending(id) || message.Headers.ContainsKey(LetterHeaders.OriginalOf))
            return new(AfterVisit.Leave);
        var letter = DeadLetterReader.Read(message);
        if (letter.Kind == DeadLetterKind.DeliveryLimit)
            givenUp.Add(letter);
        if (ledger.Failed(id, DeadLetterGroupings.ErrorOf(letter)))
            News();
        return new(AfterVisit.Leave);
    }, atOnce: 1, cancellationToken);

    private void News()
    {
        Volatile.Write(ref lastNews, clock.GetTimestamp());
        heard();
    }

    private TimeSpan Since(long timestamp) => clock.GetElapsedTime(timestamp);
}

using System.Runtime.CompilerServices;
using System.Threading.Channels;
using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Editing;
using BriefingBus.DeadLetters.Finding;
using BriefingBus.DeadLetters.Letters;
using BriefingBus.DeadLetters.Replaying;

namespace BriefingBus.DeadLetters;

/// <summary>What a person does with dead letters, from the shell or the browser, the same over every store.</summary>
/// <param name="letters">Where the letters are.</param>
/// <param name="clock">The clock.</param>
/// <param name="by">Who does it, for the audit.</param>
public sealed partial class DeadLetterDesk(IDeadLetters letters, TimeProvider clock, string by)
{
    /// <summary>How many letters are read ahead of whoever lists them.</summary>
    private const int Ahead = 256;

    /// <summary>So many digits has a whole identity: no other letter begins with them.</summary>
    private const int WholeId = 16;

    /// <summary>An entry of the audit may bear an earlier time than the failure that it came after, by another machine's clock.</summary>
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(10);

    /// <summary>Told how many letters a command has set aside, discarded or taken back so far; null where nobody wants to know.</summary>
    public IProgress<int>? Done { get; init; }

    /// <summary>The queues of dead letters with what each holds, parked ones included.</summary>
    public Task<IReadOnlyList<DeadLetterQueue>> QueuesAsync(CancellationToken cancellationToken = default) => letters.QueuesAsync(cancellationToken);

    /// <summary>The letters that a filter means, oldest first within a queue, as they are read: however many there are, few are in memory.</summary>
    public async IAsyncEnumerable<DeadLetter> ListAsync(DeadLetterFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var found = Channel.CreateBounded<DeadLetter>(Ahead);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var look = LookAsync(filter, found.Writer, enough.Token);
        try
        {
            await foreach (var letter in found.Reader.ReadAllAsync(cancellationToken))
                yield return letter;
        }
        finally
        {
            // Whoever stops listing early has the letters put back before going on.
            await enough.CancelAsync();
            await look.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await look;
    }

    /// <summary>The letters that a filter means, in groups, the largest first.</summary>
    public async Task<IReadOnlyList<DeadLetterGroup>> GroupsAsync(DeadLetterFilter filter, DeadLetterGrouping grouping, CancellationToken cancellationToken = default)
    {
        var (count, twins) = (new GroupCount(grouping), new Twins());
        await letters.VisitAsync(Replay.QueueOf(filter), message =>
        {
            var letter = DeadLetterReader.Read(message);
            if (filter.Matches(letter, message) && twins.IsFirst(letter))
                count.Add(letter);
            return new(AfterVisit.Leave);
        }, atOnce: 1, cancellationToken);
        return count.Groups;
    }

    /// <summary>Everything about one letter, or null where there is none (any more).</summary>
    /// <exception cref="AmbiguousIdException">The digits begin the identities of several letters.</exception>
    public async Task<DeadLetterDetail?> ShowAsync(string id, CancellationToken cancellationToken = default)
    {
        DeadLetterDetail? detail = null;
        await letters.VisitAsync(null, message =>
        {
            var letter = DeadLetterReader.Read(message);
            if (!letter.Id.StartsWith(id, StringComparison.OrdinalIgnoreCase))
                return new(AfterVisit.Leave);
            if (detail is not null && detail.Letter.Id != letter.Id)
                throw new AmbiguousIdException(id);
            detail = new()
            {
                Letter = letter,
                Headers = message.Headers.ToDictionary(h => h.Key, h => HeaderValue.ToText(h.Value) ?? ""),
                Body = LetterBody.Readable(message.Body.Span),
                History = [],
            };
            return new(id.Length == WholeId ? AfterVisit.LeaveAndStop : AfterVisit.Leave);
        }, atOnce: 1, cancellationToken);
        return detail is null ? null : detail with { History = await HistoryAsync(detail.Letter, cancellationToken) };
    }

    /// <summary>Sends letters back to where they came from, and follows what becomes of them.</summary>
    public async Task<ReplayOutcome> ReplayAsync(ReplayRequest request, IProgress<ReplayProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var matching = await CountAsync(request.Filter, cancellationToken);
        if (request.DryRun || matching == 0)
            return new() { Numbers = new() { Matching = matching } };
        var run = await DeskRun.BeginAsync(letters, clock, by, $"{(request.Isolate ? "replay one by one" : "replay")} {request.Filter}", cancellationToken);
        var outcome = await new Replay(letters, clock, request, run, matching, progress).RunAsync(cancellationToken);
        await run.EndAsync(outcome.Numbers.ToString());
        return outcome;
    }

    /// <summary>Sends one letter back with another body, after checking that against its contract.</summary>
    /// <param name="id">The letter's whole identity.</param>
    /// <param name="body">The body in UTF-8, with its envelope.</param>
    /// <param name="patience">How long to wait for news of it before it is called pending; null for 30 s.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<EditOutcome> ReplayEditedAsync(
        string id, ReadOnlyMemory<byte> body, TimeSpan? patience = null, IProgress<ReplayProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var mistakes = ContractCheck.Mistakes(body.Span);
        if (mistakes.Count > 0)
            return new() { Found = true, Mistakes = mistakes };
        var run = await DeskRun.BeginAsync(letters, clock, by, $"edit {id}", cancellationToken);
        var outcome = await new Edit(letters, clock, run).RunAsync(id, body, patience ?? TimeSpan.FromSeconds(30), progress, cancellationToken);
        await run.EndAsync(outcome.Replay?.ToString() ?? "the letter is not there");
        return outcome;
    }

    /// <summary>How many letters a filter means.</summary>
    public async Task<int> CountAsync(DeadLetterFilter filter, CancellationToken cancellationToken = default)
    {
        var (count, twins) = (0, new Twins());
        await letters.VisitAsync(Replay.QueueOf(filter), message =>
        {
            count += Means(filter, message, out var letter) && twins.IsFirst(letter) ? 1 : 0;
            return new(AfterVisit.Leave);
        }, atOnce: 1, cancellationToken);
        return count;
    }

    private Task LookAsync(DeadLetterFilter filter, ChannelWriter<DeadLetter> found, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            try
            {
                var twins = new Twins();
                await letters.VisitAsync(Replay.QueueOf(filter), async message =>
                {
                    var letter = DeadLetterReader.Read(message);
                    if (filter.Matches(letter, message) && twins.IsFirst(letter))
                        await found.WriteAsync(letter, cancellationToken);
                    return AfterVisit.Leave;
                }, atOnce: 1, cancellationToken);
            }
            finally
            {
                found.Complete();
            }
        },
        cancellationToken);

    private async Task<IReadOnlyList<AuditEntry>> HistoryAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        var history = new List<AuditEntry>();
        // Its identity is as old as its last failure, and that is younger than the replay before it.
        var now = clock.GetUtcNow();
        var since = (letter.ReplayedAt ?? letter.FailedAt) is { } then ? (then < now ? then : now) - ClocksDiffer : (DateTimeOffset?)null;
        await foreach (var entry in letters.AuditAsync(since, follow: false, cancellationToken))
            if (entry.LetterId == letter.Id || (entry.ReplayId is not null && entry.ReplayId == (letter.OriginalOf ?? letter.ReplayId)))
                history.Add(entry);
        return history;
    }

    /// <summary>Kept originals of edits are meant only where they are named: their edit may be under way.</summary>
    private static bool Means(DeadLetterFilter filter, DeadLetterMessage message, out DeadLetter letter)
    {
        letter = DeadLetterReader.Read(message);
        return (letter.OriginalOf is null || filter.Ids.Count > 0) && filter.Matches(letter, message);
    }
}

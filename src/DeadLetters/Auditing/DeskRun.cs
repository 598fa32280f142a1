using BriefingBus.Contracts;
using BriefingBus.DeadLetters.Letters;

namespace BriefingBus.DeadLetters.Auditing;

/// <summary>One command at the desk: everything that it writes into the audit bears its identity.</summary>
internal sealed class DeskRun
{
    private readonly IDeadLetters letters;
    private readonly TimeProvider clock;
    private int sent;

    private DeskRun(IDeadLetters letters, TimeProvider clock, string by)
    {
        (this.letters, this.clock, By, BeganAt) = (letters, clock, by, clock.GetUtcNow());
        Id = NameBasedId.Create("dead-letter-run", by, BeganAt.Ticks.ToString(), Environment.ProcessId.ToString(), Environment.MachineName).ToString("N")[..12];
    }

    public string Id { get; }

    public string By { get; }

    public DateTimeOffset BeganAt { get; }

    public static async Task<DeskRun> BeginAsync(IDeadLetters letters, TimeProvider clock, string by, string what, CancellationToken cancellationToken)
    {
        var run = new DeskRun(letters, clock, by);
        await letters.RecordAsync(run.Entry(AuditAction.RunBegan, null) with { Note = what }, cancellationToken);
        return run;
    }

    /// <summary>An identity for a replay of a letter: another for each, even where two letters are the same.</summary>
    public string NewReplayId(DeadLetter letter) =>
        NameBasedId.Create("replay", Id, letter.Id, Interlocked.Increment(ref sent).ToString()).ToString("N");

    public Task RecordAsync(AuditAction action, DeadLetter letter, string? note, string? replayId, CancellationToken cancellationToken) =>
        letters.RecordAsync(Entry(action, letter) with { Note = note, ReplayId = replayId }, cancellationToken);

    /// <summary>Not cancelled with the command: how far it came is worth knowing.</summary>
    public Task EndAsync(string result) => letters.RecordAsync(Entry(AuditAction.RunEnded, null) with { Note = result }, CancellationToken.None);

    private AuditEntry Entry(AuditAction action, DeadLetter? letter) => new()
    {
        At = clock.GetUtcNow(),
        Action = action,
        By = By,
        Run = Id,
        LetterId = letter?.Id,
        Queue = letter?.Queue,
        MessageType = letter?.MessageType,
        Title = letter?.Title,
        Feed = letter?.FeedName ?? letter?.FeedUrl,
        Error = letter is null ? null : Finding.DeadLetterGroupings.ErrorOf(letter),
    };
}

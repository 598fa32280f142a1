using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Files;
using BriefingBus.DeadLetters.Finding;
using BriefingBus.DeadLetters.Letters;
using BriefingBus.DeadLetters.Replaying;

namespace BriefingBus.DeadLetters;

/// <content>Setting aside, discarding, taking back.</content>
public sealed partial class DeadLetterDesk
{
    private const int AtOnce = 64;

    /// <summary>Sets letters aside among the parked, where only those see them who ask for them; they can be replayed from there.</summary>
    /// <returns>How many.</returns>
    public async Task<int> ParkAsync(DeadLetterFilter filter, string reason, CancellationToken cancellationToken = default)
    {
        var run = await DeskRun.BeginAsync(letters, clock, by, $"park {filter}: {reason}", cancellationToken);
        var (count, twins) = (0, new Twins());
        await letters.VisitAsync(Replay.QueueOf(filter), async message =>
        {
            // What is parked already is met again at the end of the round where it was not there at its start.
            if (!Means(filter, message, out var letter) || letter.IsParked)
                return AfterVisit.Leave;
            await letters.PutAsync(DeadLetterQueue.Parked, ReplayMessage.ToPark(message, reason, by, clock.GetUtcNow()), cancellationToken);
            await run.RecordAsync(AuditAction.Parked, letter, reason, replayId: null, cancellationToken);
            var done = twins.IsFirst(letter) ? Interlocked.Increment(ref count) : count;
            Done?.Report(done);
            return AfterVisit.Remove;
        }, AtOnce, cancellationToken);
        await run.EndAsync($"{count} parked");
        return count;
    }

    /// <summary>Discards letters, each after it was written to a copy.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="copy">Where the copies go, as <see cref="LetterFile"/>; null to keep none, which nothing brings back.</param>
    /// <param name="copyName">What the audit calls the copy, such as the file's path.</param>
    /// <param name="cancellationToken">Cancels; what was discarded until then is in the copy.</param>
    /// <returns>How many.</returns>
    public async Task<int> DiscardAsync(DeadLetterFilter filter, Stream? copy, string? copyName, CancellationToken cancellationToken = default)
    {
        var note = copy is null ? "without a copy" : $"copy in {copyName}";
        var run = await DeskRun.BeginAsync(letters, clock, by, $"discard {filter}, {note}", cancellationToken);
        var (count, twins) = (0, new Twins());
        await letters.VisitAsync(Replay.QueueOf(filter), async message =>
        {
            if (!Means(filter, message, out var letter))
                return AfterVisit.Leave;
            if (copy is not null)
                await WriteAsync(copy, LetterFile.Write(message), cancellationToken);
            await run.RecordAsync(AuditAction.Discarded, letter, note, replayId: null, cancellationToken);
            count += twins.IsFirst(letter) ? 1 : 0;
            Done?.Report(count);
            return AfterVisit.Remove;
        }, atOnce: 1, cancellationToken);
        await run.EndAsync($"{count} discarded, {note}");
        return count;
    }

    /// <summary>Takes letters back that were discarded into a file. One that waits already is passed over, so that the same file can be
    /// imported again after a crash; a line that is no letter is told, and the others are taken.</summary>
    public async Task<ImportOutcome> ImportAsync(TextReader lines, string name, CancellationToken cancellationToken = default)
    {
        var there = new HashSet<string>(StringComparer.Ordinal);
        await letters.VisitAsync(null, message =>
        {
            there.Add(DeadLetterReader.Read(message).Id);
            return new(AfterVisit.Leave);
        }, atOnce: 1, cancellationToken);

        var run = await DeskRun.BeginAsync(letters, clock, by, $"import {name}", cancellationToken);
        var (number, imported, known, mistakes) = (0, 0, 0, new List<string>());
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                var message = LetterFile.Read(line);
                var letter = DeadLetterReader.Read(message);
                if (!there.Add(letter.Id))
                {
                    known++;
                    continue;
                }
                await letters.PutAsync(message.Queue, message, cancellationToken);
                await run.RecordAsync(AuditAction.Imported, letter, $"from {name}", replayId: null, cancellationToken);
                imported++;
                Done?.Report(imported);
            }
            catch (Exception wrong) when (wrong is FormatException or NoSuchQueueException)
            {
                mistakes.Add($"{name}, line {number}: {wrong.Message}");
            }
        }
        await run.EndAsync($"{imported} imported, {known} there already, {mistakes.Count} lines not understood");
        return new(imported, known, mistakes);
    }

    /// <summary>The audit, oldest first.</summary>
    public IAsyncEnumerable<AuditEntry> AuditAsync(DateTimeOffset? since = null, CancellationToken cancellationToken = default) =>
        letters.AuditAsync(since, follow: false, cancellationToken);

    /// <summary>To the disk itself: a letter leaves its queue only then.</summary>
    private static async Task WriteAsync(Stream copy, byte[] line, CancellationToken cancellationToken)
    {
        await copy.WriteAsync(line, cancellationToken);
        if (copy is FileStream file)
            file.Flush(flushToDisk: true);
        else
            await copy.FlushAsync(cancellationToken);
    }
}

using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Letters;

namespace BriefingBus.DeadLetters;

/// <summary>Where dead letters wait until a person decides, and where it is written down what the person decided. What is done with them
/// (<see cref="DeadLetterDesk"/>) is the same over every store.</summary>
public interface IDeadLetters : IAsyncDisposable
{
    /// <summary>The queues that hold dead letters, or could: every <c>_error</c> and <c>_skipped</c> queue, and the parked ones.</summary>
    Task<IReadOnlyList<DeadLetterQueue>> QueuesAsync(CancellationToken cancellationToken);

    /// <summary>Goes once over every letter that is there at the start, oldest first within its queue. Whatever happens on the way, a letter
    /// stays unless the visitor answered <see cref="AfterVisit.Remove"/>. A letter's body is valid only until its visit ends.</summary>
    /// <param name="queue">The queue to go over, of which one that does not exist is empty; null for all of them.</param>
    /// <param name="visit">Called for each letter; for up to <paramref name="atOnce"/> of them side by side.</param>
    /// <param name="atOnce">The most visits side by side, from 1.</param>
    /// <param name="cancellationToken">Ends the round; visits that have begun are finished.</param>
    Task VisitAsync(string? queue, Func<DeadLetterMessage, ValueTask<AfterVisit>> visit, int atOnce, CancellationToken cancellationToken);

    /// <summary>Puts a message into a queue: a letter back to where it came from, or among the parked. Once this has returned, a crash does
    /// not lose it.</summary>
    /// <exception cref="NoSuchQueueException">The queue does not exist.</exception>
    Task PutAsync(string queue, DeadLetterMessage message, CancellationToken cancellationToken);

    /// <summary>Appends to the audit. Once this has returned, a crash does not lose it.</summary>
    Task RecordAsync(AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>The audit, oldest first, with what the services report about replayed messages among it.</summary>
    /// <param name="since">Entries before this instant may be left out; null for all.</param>
    /// <param name="follow">True to go on with what comes until cancelled; false to end with what is there.</param>
    /// <param name="cancellationToken">Ends it.</param>
    IAsyncEnumerable<AuditEntry> AuditAsync(DateTimeOffset? since, bool follow, CancellationToken cancellationToken);
}

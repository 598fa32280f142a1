using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Storage;

namespace BriefingBus.DeadLetters.Replay;

/// <summary>Decides when a replay may send and when it ends, from what is written down about it: any process comes to the same.</summary>
internal static class OperationRules
{
    /// <summary>A process that paused does not make up for more than this at once.</summary>
    private static readonly TimeSpan MaxArrears = TimeSpan.FromSeconds(0.25);

    /// <summary>While messages are left to be sent, it has not ended before a dispatcher had so long to send one.</summary>
    private static readonly TimeSpan Stalled = TimeSpan.FromSeconds(10);

    /// <summary>What discards or imports writes down how far it is, and has ended with its process where it does not for so long.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(10);

    /// <summary>How many messages it may send now, and when the next one after those.</summary>
    public static (int Count, DateTimeOffset NextAt) Allowance(StoredOperation operation, DateTimeOffset now, int max)
    {
        if (operation.Isolate)
            return (operation.Sent > operation.Succeeded + operation.FailedSame + operation.FailedOther ? 0 : 1, now);
        if (operation.Rate is not { } rate)
            return (max, now);
        var from = operation.NextAt < now - MaxArrears ? now - MaxArrears : operation.NextAt;
        if (from > now)
            return (0, operation.NextAt);
        var count = Math.Min(max, 1 + (int)Math.Min((now - from).TotalSeconds * rate, max));
        return (count, from + TimeSpan.FromSeconds(count / rate));
    }

    /// <summary>Whether an operation has ended: everything has its outcome, or nothing was heard for too long.</summary>
    public static bool HasEnded(StoredOperation operation, DateTimeOffset now)
    {
        if (operation.Kind is not (OperationKind.Replay or OperationKind.Edit))
            return now - operation.NewsAt >= Abandoned;
        var last = operation.NewsAt > operation.NextAt ? operation.NewsAt : operation.NextAt;
        var timeout = operation.Remaining > 0 && !operation.Isolate && operation.Timeout < Stalled ? Stalled : operation.Timeout;
        return ReplayProgress.Of(operation).Pending == 0 || now - last >= timeout;
    }
}

using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Storage;

namespace BriefingBus.DeadLetters.Replay;

/// <summary>Decides from an operation's stored state when a replay may send and when it ends, the same in every process.</summary>
internal static class OperationRules
{
    /// <summary>The maximum time that a paused process makes up for.</summary>
    private static readonly TimeSpan MaxArrears = TimeSpan.FromSeconds(0.25);

    /// <summary>The time in which dispatchers have to send an unsent message before the replay may end.</summary>
    private static readonly TimeSpan Stalled = TimeSpan.FromSeconds(10);

    /// <summary>The time without progress after which the process of a discard or import counts as ended.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(10);

    /// <summary>The number of messages that a replay may send now, and when it may send the next one.</summary>
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

    /// <summary>Whether an operation has ended: every message has its outcome, or the operation timed out.</summary>
    public static bool HasEnded(StoredOperation operation, DateTimeOffset now)
    {
        if (operation.Kind is not (OperationKind.Replay or OperationKind.Edit))
            return now - operation.NewsAt >= Abandoned;
        var last = operation.NewsAt > operation.NextAt ? operation.NewsAt : operation.NextAt;
        var timeout = operation.Remaining > 0 && !operation.Isolate && operation.Timeout < Stalled ? Stalled : operation.Timeout;
        return ReplayProgress.Of(operation).Pending == 0 || now - last >= timeout;
    }
}

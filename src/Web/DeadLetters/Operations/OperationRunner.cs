using System.Collections.Concurrent;
using BriefingBus.DeadLetters;
using BriefingBus.DeadLetters.Replay;

namespace BriefingBus.Web.DeadLetters.Operations;

/// <summary>Runs discards and imports in the background of this process. Dispatchers find replays in the table.</summary>
internal sealed partial class OperationRunner(DeadLetterService service, ILogger<OperationRunner> log) : IHostedService
{
    /// <summary>The maximum number of concurrent operations.</summary>
    public const int MaxConcurrent = 4;

    private readonly ConcurrentDictionary<string, Running> running = new(StringComparer.Ordinal);
    private volatile bool isEnding;

    /// <summary>Whether another operation can be started.</summary>
    public bool HasRoom => running.Count < MaxConcurrent;

    /// <summary>An operation as data for programs; unknown values are null.</summary>
    public static object Describe(Operation operation) => new
    {
        operation.Id,
        kind = operation.Kind.ToString().ToLowerInvariant(),
        operation.What,
        operation.By,
        operation.BeganAt,
        operation.EndedAt,
        isGood = operation.EndedAt is null ? (bool?)null : operation.IsGood,
        operation.Result,
        operation.Replay,
        operation.Done,
        operation.Copy,
    };

    /// <summary>Runs an operation.</summary>
    public void Start(Operation operation, Func<CancellationToken, Task> work)
    {
        var stopping = new CancellationTokenSource();
        // Added first, since a short operation may remove itself before this method returns.
        var own = running[operation.Id] = new(stopping);
        own.Work = Task.Run(() => RunAsync(operation, work, stopping.Token));
    }

    /// <summary>Stops an operation of this process; messages that it has not reached do not change.</summary>
    /// <returns>Whether this process runs it.</returns>
    public async Task<bool> StopAsync(string id)
    {
        if (!running.TryGetValue(id, out var operation))
            return false;
        await operation.Stopping.CancelAsync();
        return true;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        isEnding = true;
        var all = running.Values.ToList();
        foreach (var operation in all)
            await operation.Stopping.CancelAsync();
        await Task.WhenAll(all.Select(o => o.Work)).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task RunAsync(Operation operation, Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        try
        {
            await work(stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await EndAsync(operation, isEnding ? "Its process was stopped" : "Stopped by hand");
        }
#pragma warning disable CA1031 // Nobody awaits this task: the operation's page has to show that it ended, and the log why.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(log, exception, operation.Kind.ToString(), operation.Id, operation.By);
            await EndAsync(operation, $"Failed: {exception.GetBaseException().Message.TrimEnd('.')}");
        }
        finally
        {
            running.TryRemove(operation.Id, out _);
        }
    }

    private async Task EndAsync(Operation operation, string why)
    {
        var done = (await service.Operations.FindAsync(operation.Id, CancellationToken.None))?.Done ?? 0;
        await service.Operations.EndAsync(
            operation.Id, isGood: false, $"{why} after {done} messages. The other messages stay where they were", [],
            CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Error,
        Message = "The {Kind} operation {Id} by {By} failed; the messages that it did not reach stay where they were")]
    private static partial void LogFailed(ILogger log, Exception exception, string kind, string id, string by);

    private sealed class Running(CancellationTokenSource stopping)
    {
        public CancellationTokenSource Stopping => stopping;

        public Task Work { get; set; } = Task.CompletedTask;
    }
}

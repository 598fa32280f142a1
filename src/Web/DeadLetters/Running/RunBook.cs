using BriefingBus.Contracts;
using BriefingBus.DeadLetters;
using BriefingBus.Web.DeadLetters.Auditing;
using BriefingBus.Web.DeadLetters.Looking;

namespace BriefingBus.Web.DeadLetters.Running;

/// <summary>Begins commands and knows those of this process. What they have done is in the audit, which outlives the process.</summary>
internal sealed partial class RunBook(DeadLetterStore store, LookBook looks, AuditBook audit, TimeProvider clock, ILogger<RunBook> log) : IHostedService
{
    /// <summary>So many go on at once.</summary>
    public const int MostAtOnce = 4;

    private const int MostKept = 50;

    private readonly Lock gate = new();
    private readonly List<(Run Run, Task Work)> runs = [];
    private int begun;

    /// <summary>The commands that are known, the last first.</summary>
    public IReadOnlyList<Run> All
    {
        get
        {
            lock (gate)
                return [.. runs.Select(r => r.Run).Reverse()];
        }
    }

    /// <summary>Those that go on.</summary>
    public IReadOnlyList<Run> UnderWay => [.. All.Where(r => r.State.End is null)];

    /// <summary>A command by its identity; null where it is not known (any more).</summary>
    public Run? Find(string id) => All.FirstOrDefault(r => r.Id == id);

    /// <summary>Begins a command.</summary>
    /// <returns>Null where as many go on as may at once.</returns>
    public Run? Begin(RunKind kind, string what, string by, Func<Run, DeadLetterDesk, CancellationToken, Task<RunEnd>> work, string? copy = null)
    {
        lock (gate)
        {
            if (runs.Count(r => r.Run.State.End is null) >= MostAtOnce)
                return null;
            var now = clock.GetUtcNow();
            var id = NameBasedId.Create("dead-letter-page-run", by, now.Ticks.ToString(), (++begun).ToString(), Environment.ProcessId.ToString(), Environment.MachineName);
            var run = new Run { Id = id.ToString("N")[..12], Kind = kind, What = what, By = by, BeganAt = now, Copy = copy };
            if (runs.Count >= MostKept)
                runs.RemoveAt(runs.FindIndex(r => r.Run.State.End is not null));
            runs.Add((run, Task.Run(() => DoAsync(run, work))));
            return run;
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What goes on is stopped where it is: nothing is lost by that, see <see cref="DeadLetterDesk"/>.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        List<(Run Run, Task Work)> all;
        lock (gate)
            all = [.. runs];
        foreach (var (run, _) in all)
            await run.Stopping.CancelAsync();
        await Task.WhenAll(all.Select(r => r.Work)).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task DoAsync(Run run, Func<Run, DeadLetterDesk, CancellationToken, Task<RunEnd>> work)
    {
        RunEnd end;
        try
        {
            end = await work(run, await store.DeskAsync(run.By, run, run.Stopping.Token), run.Stopping.Token);
        }
        catch (OperationCanceledException) when (run.Stopping.IsCancellationRequested)
        {
            end = new(false, $"Stopped by hand{HowFar(run)}. The letters that were left stay where they were.");
        }
        catch (Exception exception)
        {
            // Nobody awaits this: whatever it is, the run's page has to say that it ended, and the log why.
            LogFailed(log, exception, run.Kind, run.What, run.By);
            end = new(false, $"Broken off{HowFar(run)}: {exception.GetBaseException().Message} The letters that were left stay where they were; what was done stands in the audit.");
        }
        run.End(end, clock.GetUtcNow());
        looks.Outdate();
        audit.Outdate();
    }

    private static string HowFar(Run run) => run.State switch
    {
        { Replay: { } replay } => $" after {replay.Sent} of {replay.Matching} letters: {replay}",
        { Done: var done and > 0 } => $" after {done} letters",
        _ => "",
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "The command {Kind} of {What} by {By} was broken off")]
    private static partial void LogFailed(ILogger log, Exception exception, RunKind kind, string what, string by);
}

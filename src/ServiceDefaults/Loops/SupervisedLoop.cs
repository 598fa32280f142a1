using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using BriefingBus.ServiceDefaults.Bus;
using Microsoft.Extensions.Hosting;

namespace BriefingBus.ServiceDefaults.Loops;

/// <summary>Repeats a pass of work while the process runs. A failed pass, whatever its exception, is logged and retried after a growing
/// wait; readiness reports it in the meantime. If the loop itself breaks, the process ends so that its supervisor restarts it: without its
/// loop it would seem alive and do nothing. The loop starts last and stops first.</summary>
/// <typeparam name="TWork">The service of the work.</typeparam>
internal sealed class SupervisedLoop<TWork>(
    LoopOptions options, Func<CancellationToken, Task> pass, LoopSignal<TWork> signal, LoopMetrics metrics, TimeProvider time,
    IHostApplicationLifetime lifetime, ILogger<TWork> log) : IHostedLifecycleService, IHealthCheck, IDisposable
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxRetryDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Repeat = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Ending = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private Task work = Task.CompletedTask;
    private ITimer? ticks;
    private long? began;
    private long succeeded;
    private long failingSince;
    private long logged;
    private int failures;
    private string? failure;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        succeeded = time.GetTimestamp();
        metrics.Observe(options.Name, HasProblem);
        signal.Raise();
        if (options.Interval is { } interval)
            ticks = time.CreateTimer(_ => signal.Raise(), state: null, interval, interval);
        work = Task.Run(RunAsync, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Waits for the pass in progress, but only briefly, so that the process stops in time.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        ticks?.Dispose();
        await stopping.CancelAsync();
        if (await Task.WhenAny(work, Task.Delay(Ending, time, cancellationToken)) != work)
            log.LogWarning("The loop for {Loop} did not end within {Limit}", options.Name, Ending);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        ticks?.Dispose();
        stopping.Dispose();
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        lock (gate)
            return Task.FromResult(Problem() is { } problem ? HealthCheckResult.Unhealthy(problem) : HealthCheckResult.Healthy());
    }

    private bool HasProblem()
    {
        lock (gate)
            return Problem() is not null;
    }

    private string? Problem()
    {
        if (work is { IsCompleted: true } && !stopping.IsCancellationRequested && succeeded > 0)
            return "The loop has ended.";
        if (failures > 1)
            return $"Failing for {Seconds(failingSince)}: {failure}";
        if (began is { } start && time.GetElapsedTime(start) > options.Timeout)
            return $"A pass has been running for {Seconds(start)}.";
        return options.Interval + options.Timeout is { } limit && succeeded > 0 && time.GetElapsedTime(succeeded) > limit
            ? $"The last pass that succeeded ended {Seconds(succeeded)} ago."
            : null;
    }

    private string Seconds(long since) => $"{time.GetElapsedTime(since).TotalSeconds:0} s";

    private async Task RunAsync()
    {
        try
        {
            await foreach (var _ in signal.Signals.ReadAllAsync(stopping.Token))
                await TryPassAsync();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            log.LogDebug("The loop for {Loop} has stopped", options.Name);
        }
        // Exceptions of a pass are handled before, so the process can no longer be trusted.
        catch (Exception fault) when (!stopping.IsCancellationRequested)
        {
            Environment.ExitCode = 1;
            log.LogCritical(fault, "The loop for {Loop} broke; the process ends", options.Name);
            lifetime.StopApplication();
        }
    }

    private async Task TryPassAsync()
    {
        lock (gate)
            began = time.GetTimestamp();
        try
        {
            await pass(stopping.Token);
            Succeed();
        }
        catch (Exception fault) when (!stopping.IsCancellationRequested)
        {
            await FailAsync(fault);
        }
    }

    private void Succeed()
    {
        var (failed, since) = (failures, failingSince);
        lock (gate)
            (began, succeeded, failures, failure) = (null, time.GetTimestamp(), 0, null);
        if (failed > 0)
            log.LogInformation(
                "The loop for {Loop} works again after {Failures} failures in {Elapsed}", options.Name, failed, Seconds(since));
    }

    private async Task FailAsync(Exception fault)
    {
        var now = time.GetTimestamp();
        lock (gate)
        {
            failingSince = failures == 0 ? now : failingSince;
            (began, failures, failure) = (null, failures + 1, TransientFault.Reason(fault));
        }
        var wait = TimeSpan.FromTicks(Math.Min(FirstRetry.Ticks << Math.Min(failures - 1, 10), MaxRetryDelay.Ticks));
        if (failures == 1 || time.GetElapsedTime(logged) >= Repeat)
        {
            logged = now;
            // A stack trace adds nothing to a transient fault such as an unreachable database.
            log.LogError(
                TransientFault.IsTransient(fault) ? null : fault,
                "The loop for {Loop} failed {Failures} times in a row: {Reason}; retrying with growing waits",
                options.Name, failures, failure);
        }
        await Task.Delay(wait, time, stopping.Token);
        signal.Raise();
    }
}

/// <summary>Counts the failing loops of a process.</summary>
internal sealed class LoopMetrics
{
    private readonly ConcurrentDictionary<string, Func<bool>> loops = new(StringComparer.Ordinal);

    public LoopMetrics(IMeterFactory meters) => meters.Create("BriefingBus.Loops").CreateObservableGauge(
        "briefingbus.loop.failing", Measure, description: "1 while a loop fails, hangs or has ended, by loop; 0 while it works");

    /// <summary>Adds a loop.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="hasProblem">Returns whether it has a problem now.</param>
    public void Observe(string name, Func<bool> hasProblem) => loops[name] = hasProblem;

    private IEnumerable<Measurement<int>> Measure() =>
        loops.Select(loop => new Measurement<int>(loop.Value() ? 1 : 0, new KeyValuePair<string, object?>("loop", loop.Key)));
}

using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace BriefingBus.ServiceDefaults.Loops;

/// <summary>Measures which of a process's loops fail.</summary>
internal sealed class LoopMetrics
{
    private readonly ConcurrentDictionary<string, Func<bool>> loops = new(StringComparer.Ordinal);

    public LoopMetrics(IMeterFactory meters) => meters.Create("BriefingBus.Loops").CreateObservableGauge(
        "briefingbus.loop.failing", Measure, description: "1 while a loop fails, hangs or has ended, by loop; 0 while it works");

    /// <summary>Adds a loop.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="hasProblem">Whether something is wrong with it now.</param>
    public void Observe(string name, Func<bool> hasProblem) => loops[name] = hasProblem;

    private IEnumerable<Measurement<int>> Measure() =>
        loops.Select(loop => new Measurement<int>(loop.Value() ? 1 : 0, new KeyValuePair<string, object?>("loop", loop.Key)));
}

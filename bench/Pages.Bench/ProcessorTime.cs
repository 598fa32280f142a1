using System.Diagnostics;

namespace BriefingBus.Bench.Pages;

/// <summary>Processor time of this process, which other work on the machine disturbs less than the clock on the wall.</summary>
internal static class ProcessorTime
{
    /// <summary>What the work costs, in milliseconds.</summary>
    public static double Of(Action work)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        work();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMilliseconds;
    }
}

using System.Diagnostics;
using System.Globalization;

namespace BriefingBus.Testing;

/// <summary>
/// A limit of waiting that holds on a machine with other work too: a second counts for less, the more processes wait for each core.
/// It says when a test gives up; a time that the product promises is measured by the clock.
/// </summary>
public sealed class WaitLimit(TimeSpan limit)
{
    /// <summary>A machine with more to do than this is not waited for any longer.</summary>
    private const double MaxLoad = 10;

    private TimeSpan counted;
    private long last = Stopwatch.GetTimestamp();

    /// <summary>Whether it is passed. Asked often: what lies between two questions counts by the load at the second.</summary>
    public bool IsPassed
    {
        get
        {
            var now = Stopwatch.GetTimestamp();
            counted += Stopwatch.GetElapsedTime(last, now) / Load();
            last = now;
            return counted > limit;
        }
    }

    /// <summary>Processes that run or wait to run, per core, in the mean of the last minute (proc_loadavg(5)); at least 1.</summary>
    private static double Load()
    {
        const string Averages = "/proc/loadavg";
        if (!File.Exists(Averages))
            return 1;
        var lastMinute = File.ReadAllText(Averages).Split(' ')[0];
        return Math.Clamp(double.Parse(lastMinute, CultureInfo.InvariantCulture) / Environment.ProcessorCount, 1, MaxLoad);
    }
}

/// <summary>Waits for a task within a <see cref="WaitLimit"/>.</summary>
public static class WaitLimitExtensions
{
    /// <summary>Waits for the task.</summary>
    /// <exception cref="TimeoutException">It has not ended in time, however little else the machine had to do.</exception>
    public static async Task InTimeAsync(this Task task, TimeSpan limit)
    {
        var wait = new WaitLimit(limit);
        while (await Task.WhenAny(task, Task.Delay(TimeSpan.FromSeconds(1))) != task)
        {
            if (wait.IsPassed)
                throw new TimeoutException($"It has not ended within {limit.TotalSeconds} s of a machine without other work.");
        }
        await task;
    }

    /// <inheritdoc cref="InTimeAsync(Task, TimeSpan)"/>
    public static async Task<T> InTimeAsync<T>(this Task<T> task, TimeSpan limit)
    {
        await ((Task)task).InTimeAsync(limit);
        return await task;
    }
}

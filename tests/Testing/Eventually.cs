using System.Diagnostics;

namespace BriefingBus.Testing;

/// <summary>Waits for what another process or thread will bring about.</summary>
public static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    /// <summary>Asks until the answer is yes, for at most two minutes or the limit given: every 50 ms at first, twice a second after
    /// 4 s.</summary>
    /// <exception cref="TimeoutException">It did not come about; names what was awaited.</exception>
    public static Task TrueAsync(Func<Task<bool>> condition, string what, TimeSpan? limit = null) =>
        TrueAsync(condition, () => what, limit);

    /// <inheritdoc cref="TrueAsync(Func{Task{bool}}, string, TimeSpan?)"/>
    /// <exception cref="TimeoutException">It did not come about; names what was awaited, with the state at the end.</exception>
    public static async Task TrueAsync(Func<Task<bool>> condition, Func<string> what, TimeSpan? limit = null)
    {
        var wait = new WaitLimit(limit ?? Limit);
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (wait.IsPassed)
                throw new TimeoutException($"It did not come about that {what()}.");
            await Task.Delay(PauseAfter(Stopwatch.GetElapsedTime(started)));
        }
    }

    /// <inheritdoc cref="TrueAsync(Func{Task{bool}}, string, TimeSpan?)"/>
    public static Task TrueAsync(Func<bool> condition, string what, TimeSpan? limit = null) =>
        TrueAsync(() => Task.FromResult(condition()), what, limit);

    /// <summary>
    /// Asks until the count reaches the goal, however slow the machine is: as long as it rises within two minutes.
    /// </summary>
    /// <exception cref="TimeoutException">The count has not risen for two minutes; says how far it came.</exception>
    public static async Task ReachesAsync(Func<int> count, int goal, string what)
    {
        for (var reached = count(); reached < goal; reached = count())
        {
            await TrueAsync(
                () => Task.FromResult(count() > reached),
                () => $"{what}: {count()} of {goal} after {Limit.TotalSeconds} s without another");
        }
    }

    /// <summary>An eighth of the wait so far. A question to five services and their servers is work too: asked often, it holds up on a
    /// busy machine what it waits for.</summary>
    private static TimeSpan PauseAfter(TimeSpan waited) =>
        TimeSpan.FromTicks(Math.Clamp(waited.Ticks / 8, ShortestPause.Ticks, LongestPause.Ticks));
}

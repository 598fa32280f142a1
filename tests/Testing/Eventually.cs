namespace BriefingBus.Testing;

/// <summary>Waits for what another process or thread will bring about.</summary>
public static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Asks every 100 ms until the answer is yes, for at most two minutes or the limit given.</summary>
    /// <exception cref="TimeoutException">It did not come about; names what was awaited.</exception>
    public static Task TrueAsync(Func<Task<bool>> condition, string what, TimeSpan? limit = null) =>
        TrueAsync(condition, () => what, limit);

    /// <summary>Asks every 100 ms until the answer is yes, for at most two minutes or the limit given.</summary>
    /// <exception cref="TimeoutException">It did not come about; names what was awaited, with the state at the end.</exception>
    public static async Task TrueAsync(Func<Task<bool>> condition, Func<string> what, TimeSpan? limit = null)
    {
        var wait = new WaitLimit(limit ?? Limit);
        while (!await condition())
        {
            if (wait.IsPassed)
                throw new TimeoutException($"It did not come about that {what()}.");
            await Task.Delay(100);
        }
    }

    /// <summary>Asks every 100 ms until the answer is yes, for at most two minutes or the limit given.</summary>
    /// <exception cref="TimeoutException">It did not come about; names what was awaited.</exception>
    public static Task TrueAsync(Func<bool> condition, string what, TimeSpan? limit = null) =>
        TrueAsync(() => Task.FromResult(condition()), what, limit);

    /// <summary>
    /// Asks every 100 ms until the count reaches the goal, however slow the machine is: as long as it rises within two minutes.
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
}

using BriefingBus.Cli.Terminals;
using BriefingBus.DeadLetters.Replay;
using Spectre.Console;

namespace BriefingBus.Cli.DeadLetters;

/// <summary>Shows how far a replay is: a bar on a terminal, a line now and then where stderr goes elsewhere, nothing when quiet.</summary>
internal static class ReplayDisplay
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(2);

    public static async Task<T> ShowAsync<T>(Func<IProgress<ReplayProgress>, Task<T>> replay, bool quiet)
    {
        var latest = new Latest();
        var work = replay(latest);
        if (!quiet)
            await (Console.IsErrorRedirected ? LinesAsync(latest, work) : BarAsync(latest, work));
        return await work;
    }

    private static async Task LinesAsync(Latest latest, Task work)
    {
        var last = "";
        while (await Task.WhenAny(work, Task.Delay(BetweenLines, TimeProvider.System)) != work)
            if (latest.Value is { } progress && $"{progress.Sent} of {progress.Matching} sent: {progress}" is var line && line != last)
                await Console.Error.WriteLineAsync(last = line);
    }

    private static Task BarAsync(Latest latest, Task work)
    {
        var terminal = Terminal.Error();
        return terminal.Progress().AutoClear(true).StartAsync(async display =>
        {
            var sent = display.AddTask("sent", maxValue: 1);
            var outcomes = display.AddTask("outcomes", maxValue: 1);
            while (await Task.WhenAny(work, Task.Delay(Refresh, TimeProvider.System)) != work)
            {
                if (latest.Value is not { } progress)
                    continue;
                sent.MaxValue = outcomes.MaxValue = Math.Max(1, progress.Matching);
                sent.Value = progress.Sent;
                outcomes.Value = progress.Matching - progress.Pending;
                outcomes.Description = Markup.Escape(
                    $"{progress.Succeeded} succeeded, {progress.FailedSame + progress.FailedOther} failed again");
            }
        });
    }

    /// <summary>Keeps the latest value, from whichever thread.</summary>
    private sealed class Latest : IProgress<ReplayProgress>
    {
        private ReplayProgress? value;

        public ReplayProgress? Value => Volatile.Read(ref value);

        public void Report(ReplayProgress value) => Volatile.Write(ref this.value, value);
    }
}

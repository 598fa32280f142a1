using BriefingBus.Cli.Terminals;
using Spectre.Console;

namespace BriefingBus.Cli.Now;

/// <summary>Shows how far the pipeline is: bars on a terminal, a line every ten seconds where the output is piped, nothing when quiet.
/// Always on stderr.</summary>
internal static class ProgressDisplay
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);

    /// <summary>Shows the progress until it is complete or the limit comes.</summary>
    public static Task UntilAsync(PipelineProgress progress, bool quiet, CancellationToken limit) => (quiet, Console.IsErrorRedirected) switch
    {
        (true, _) => WatchAsync(progress, _ => { }, limit),
        (_, true) => LinesAsync(progress, limit),
        _ => BarsAsync(progress, limit),
    };

    private static Task LinesAsync(PipelineProgress progress, CancellationToken limit)
    {
        var (last, written) = ("", TimeProvider.System.GetTimestamp());
        return WatchAsync(
            progress,
            isEnd =>
            {
                var line = $"feeds {progress.FeedsAnswered} of {progress.Feeds}, items {progress.ItemsArrived} of {progress.Items}";
                if (line == last || (!isEnd && TimeProvider.System.GetElapsedTime(written) < BetweenLines))
                    return;
                Console.Error.WriteLine(line);
                (last, written) = (line, TimeProvider.System.GetTimestamp());
            },
            limit);
    }

    private static Task BarsAsync(PipelineProgress progress, CancellationToken limit)
    {
        var terminal = Terminal.Error();
        return terminal.Progress().AutoClear(true).HideCompleted(false).StartAsync(display =>
        {
            var feeds = display.AddTask("feeds fetched", maxValue: Math.Max(1, progress.Feeds));
            var items = display.AddTask("items cleaned", maxValue: 1);
            return WatchAsync(
                progress,
                _ =>
                {
                    feeds.Value = progress.FeedsAnswered;
                    feeds.Description = $"feeds fetched {progress.FeedsAnswered} of {progress.Feeds}";
                    items.MaxValue = Math.Max(1, progress.Items);
                    items.Value = progress.ItemsArrived;
                    items.Description = $"items cleaned {progress.ItemsArrived} of {progress.Items}";
                },
                limit);
        });
    }

    private static async Task WatchAsync(PipelineProgress progress, Action<bool> show, CancellationToken limit)
    {
        while (!progress.Completion.IsCompleted && !limit.IsCancellationRequested)
        {
            show(false);
            await Task.WhenAny(progress.Completion, Task.Delay(Pace, limit));
        }
        show(true);
    }
}

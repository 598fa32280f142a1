using Spectre.Console;

namespace BriefingBus.Cli.Terminals;

/// <summary>A bar of a progress display.</summary>
/// <param name="Text">Its label.</param>
/// <param name="Value">The completed amount.</param>
/// <param name="Max">The total.</param>
internal sealed record ProgressBar(string Text, int Value, int Max);

/// <summary>Shows progress on stderr: bars on a terminal, an occasional line if stderr is redirected.</summary>
internal sealed record ProgressDisplay
{
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);

    /// <summary>Returns the current bars, always in the same order; none before the work has begun.</summary>
    public required Func<IReadOnlyList<ProgressBar>> Bars { get; init; }

    /// <summary>Returns the progress as a line; null before the work has begun.</summary>
    public required Func<string?> Line { get; init; }

    /// <summary>The minimum time between two lines.</summary>
    public required TimeSpan BetweenLines { get; init; }

    /// <summary>Whether to write a last line at the end.</summary>
    public bool WithLastLine { get; init; }

    /// <summary>Shows the progress until the work ends or the limit is reached.</summary>
    public Task ShowAsync(Task work, CancellationToken limit = default) =>
        Console.IsErrorRedirected ? LinesAsync(work, limit) : BarsAsync(work, limit);

    private Task LinesAsync(Task work, CancellationToken limit)
    {
        var (last, written) = ("", TimeProvider.System.GetTimestamp());
        return WatchAsync(work, Write, limit);

        void Write(bool isEnd)
        {
            var isDue = isEnd ? WithLastLine : TimeProvider.System.GetElapsedTime(written) >= BetweenLines;
            if (!isDue || Line() is not { } line || line == last)
                return;
            Console.Error.WriteLine(line);
            (last, written) = (line, TimeProvider.System.GetTimestamp());
        }
    }

    private Task BarsAsync(Task work, CancellationToken limit) => Terminal.Error().Progress().AutoClear(true).StartAsync(display =>
    {
        var tasks = new List<ProgressTask>();
        return WatchAsync(work, Draw, limit);

        void Draw(bool isEnd)
        {
            foreach (var (i, bar) in Bars().Index())
            {
                if (i == tasks.Count)
                    tasks.Add(display.AddTask(Markup.Escape(bar.Text)));
                tasks[i].MaxValue = Math.Max(1, bar.Max);
                tasks[i].Value = bar.Value;
                tasks[i].Description = Markup.Escape(bar.Text);
            }
        }
    });

    private static async Task WatchAsync(Task work, Action<bool> show, CancellationToken limit)
    {
        while (!work.IsCompleted && !limit.IsCancellationRequested)
        {
            show(false);
            await Task.WhenAny(work, Task.Delay(Refresh, TimeProvider.System, limit));
        }
        show(true);
    }
}

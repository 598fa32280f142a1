using Quartz;

namespace BriefingBus.Fetcher.Polling;

/// <summary>The tick that starts the scheduled polls.</summary>
public sealed class PollDueFeedsJob(DueFeeds due) : IJob
{
    /// <summary>How often it looks for due feeds.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        due.Wake(askedOnly: false);
        return ValueTask.CompletedTask;
    }
}

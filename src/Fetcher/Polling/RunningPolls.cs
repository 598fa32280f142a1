using System.Collections.Concurrent;
using BriefingBus.Fetcher.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BriefingBus.Fetcher.Polling;

/// <summary>Tracks the polls in progress, and whether one hangs.</summary>
public sealed class RunningPolls(TimeProvider time) : IHealthCheck
{
    /// <summary>If no poll ends within this time, something blocks them all: requests have their own time limit.</summary>
    private static readonly TimeSpan NoneEnds = TimeSpan.FromMinutes(3);

    /// <summary>A poll that takes this long, articles included, hangs; another process may then have its feed.</summary>
    private static readonly TimeSpan MaxPoll = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<Guid, RunningPoll> polls = new();
    private long lastEnd = time.GetTimestamp();

    /// <summary>The number of polls in progress.</summary>
    public int Count => polls.Count;

    /// <summary>The feeds that are polled.</summary>
    public IReadOnlyCollection<Guid> Feeds => [.. polls.Keys];

    /// <summary>The feeds whose polls do not hang.</summary>
    public IReadOnlyCollection<Guid> FeedsThatProgress => [.. polls.Where(p => !Hangs(p.Value)).Select(p => p.Key)];

    /// <summary>Whether a feed is polled.</summary>
    public bool Contains(FeedState feed) => polls.ContainsKey(feed.Id);

    /// <summary>Starts a poll.</summary>
    public void Start(FeedState feed, Func<Task> poll)
    {
        if (polls.IsEmpty)
            Volatile.Write(ref lastEnd, time.GetTimestamp());
        var begin = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        polls[feed.Id] = new RunningPoll(feed.Url, RunAsync(), time.GetTimestamp());
        begin.SetResult();

        async Task RunAsync()
        {
            await begin.Task;
            await poll();
        }
    }

    /// <summary>Notes that a poll has ended.</summary>
    public void End(FeedState feed)
    {
        Volatile.Write(ref lastEnd, time.GetTimestamp());
        polls.TryRemove(feed.Id, out _);
    }

    /// <summary>Waits for all polls in progress.</summary>
    public Task WhenAllAsync() => Task.WhenAll(polls.Values.Select(p => p.Task));

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var silence = time.GetElapsedTime(Volatile.Read(ref lastEnd));
        var hanging = polls.Values.Where(Hangs).Select(p => p.Url).Order(StringComparer.Ordinal).ToList();
        return Task.FromResult(
            !polls.IsEmpty && silence > NoneEnds
                ? HealthCheckResult.Unhealthy($"None of {polls.Count} polls has ended for {silence.TotalSeconds:0} s.")
            : hanging is [var first, ..]
                ? HealthCheckResult.Unhealthy(
                    $"{hanging.Count} polls have not ended for {MaxPoll.TotalMinutes:0} minutes, such as that of {first}.")
            : HealthCheckResult.Healthy());
    }

    private bool Hangs(RunningPoll poll) => time.GetElapsedTime(poll.Started) > MaxPoll;

    private sealed record RunningPoll(string Url, Task Task, long Started);
}

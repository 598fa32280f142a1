using System.Runtime.CompilerServices;
using BriefingBus.DeadLetters;
using BriefingBus.DeadLetters.Groups;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.RabbitMq;
using BriefingBus.DeadLetters.Replay;

namespace BriefingBus.Cli.DeadLetters;

/// <summary>A verb's access to the table, or with <c>--from-queues</c> to the queues themselves.</summary>
/// <param name="services">The services.</param>
/// <param name="printer">Prints the results.</param>
/// <param name="by">The person, for the audit log.</param>
/// <param name="fromQueues">Whether to read the queues instead of the table.</param>
internal sealed class Session(IServiceProvider services, Printer printer, string by, bool fromQueues)
{
    private static readonly TimeSpan DispatchPause = TimeSpan.FromMilliseconds(50);

    /// <summary>The wait before a retry: an unreachable broker or database may be back within the command's own timeout.</summary>
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    /// <summary>Prints the results.</summary>
    public Printer Printer { get; } = printer;

    /// <summary>The person, for the audit log.</summary>
    public string By { get; } = by;

    /// <summary>The table.</summary>
    public DeadLetterService Service => services.GetRequiredService<DeadLetterService>();

    /// <summary>Moves the messages in the broker's queues into the table.</summary>
    public Task IngestAsync(CancellationToken cancellation) => services.GetService<BrokerIngest>()?.DrainAsync(cancellation)
        ?? Task.CompletedTask;

    /// <summary>The dead-letter queues.</summary>
    public Task<IReadOnlyList<DeadLetterQueue>> QueuesAsync(CancellationToken cancellation) =>
        fromQueues ? services.GetRequiredService<QueueBrowser>().QueuesAsync(cancellation) : Service.Messages.QueuesAsync(cancellation);

    /// <summary>The messages that match a filter; from the queues themselves, a page of each that only the filter's queue and identities
    /// narrow.</summary>
    public async IAsyncEnumerable<FailedMessage> ListAsync(FailedMessageFilter filter,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!fromQueues)
        {
            await foreach (var message in Service.Messages.ListAsync(filter, cancellation))
                yield return message;
            yield break;
        }
        var browser = services.GetRequiredService<QueueBrowser>();
        foreach (var queue in await browser.QueuesAsync(cancellation))
            if (filter.Queue is null || filter.Queue == queue.Name || filter.Queue == DeadLetterQueue.SourceOf(queue.Name))
                foreach (var message in (await browser.PeekAsync(queue.Name, QueueBrowser.MaxPage, cancellation))
                    .Select(FailureReader.Read))
                    if (filter.Ids.Count == 0 || filter.Ids.Any(id => message.Id.StartsWith(id, StringComparison.OrdinalIgnoreCase)))
                        yield return message;
    }

    /// <summary>Runs an action while this process dispatches replays and receives their outcomes, so that the page need not run.</summary>
    public async Task<T> DispatchingAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        if (services.GetService<BrokerIngest>() is not { } ingest)
            return await work();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var ingesting = RepeatAsync(() => ingest.ConsumeAsync(end.Token), end.Token);
        var dispatcher = services.GetRequiredService<ReplayDispatcher>();
        var dispatching = RepeatAsync(() => (Task)dispatcher.DispatchAsync(end.Token), end.Token);
        var working = work();
        // Both run until they are cancelled or fail.
        if (await Task.WhenAny(working, ingesting, dispatching) is { IsFaulted: true } fault)
            await fault;
        try
        {
            return await working;
        }
        finally
        {
            await end.CancelAsync();
            await Task.WhenAll(ingesting, dispatching).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task RepeatAsync(Func<Task> pass, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await pass();
            }
            catch (Exception away) when (TransientFault.IsTransient(away) && !cancellation.IsCancellationRequested)
            {
                await Task.Delay(RetryPause, TimeProvider.System, cancellation);
            }
            await Task.Delay(DispatchPause, TimeProvider.System, cancellation);
        }
    }
}

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>Starts the bus with its host, without waiting for the broker, and stops it with its host, even if it is still starting.
/// </summary>
/// <remarks>MassTransit's own hosted service leaves a start in progress alone. After a change of the configuration, that bus would reach
/// the broker later and consume with the services of a host that is gone: each message would become a dead letter.</remarks>
internal sealed class BusLifetime(IBusDepot depot, IOptions<MassTransitHostOptions> options, TimeProvider clock)
    : IHostedService, IAsyncDisposable
{
    private readonly CancellationTokenSource starting = new();
    private Task? start;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        start = depot.Start(starting.Token);
        return start.IsCompleted ? start : Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref start, null) is not { } begun)
            return;
        using var limit = new CancellationTokenSource(options.Value.StopTimeout ?? Timeout.InfiniteTimeSpan, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        if (!begun.IsCompleted)
        {
            await starting.CancelAsync();
            await begun.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        if (begun.IsCompletedSuccessfully)
            await depot.Stop(either.Token);
    }

    /// <summary>Stops the bus of a host whose start failed, which stops nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);
        starting.Dispose();
    }
}

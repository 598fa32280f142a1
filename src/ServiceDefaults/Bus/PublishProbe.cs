using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>Tries whether the broker takes what is published, with a message that no queue gets. A broker tells only the connections that
/// publish that it has blocked them (RabbitMQ documentation, "Blocked Connection Notifications"), and MassTransit keeps that to
/// itself.</summary>
internal sealed class PublishProbe(BusOptions options) : IAsyncDisposable
{
    /// <summary>Longer than a busy broker takes to confirm.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private IConnection? connection;
    private IChannel? channel;
    private Task? attempt;
    private TaskCompletionSource notice = new();
    private volatile string? blocked;

    /// <summary>Tries it.</summary>
    /// <returns>Why it takes nothing, as a sentence without its full stop, and whether it is away; null where it takes what is
    /// published.</returns>
    public async Task<(string Reason, bool IsAway)?> TryAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Timeout);
        try
        {
            if (connection is not { IsOpen: true } || channel is not { IsOpen: true })
                await OpenAsync(limit.Token);
            // The notice comes within milliseconds after an attempt, and its end as soon as the alarm has passed: that takes no attempt.
            if (blocked is null)
            {
                attempt ??= PublishAsync(cancellationToken);
                await Task.WhenAny(attempt, notice.Task).WaitAsync(limit.Token);
                if (attempt.IsCompleted)
                {
                    var ended = attempt;
                    attempt = null;
                    await ended;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var reason = blocked ?? $"RabbitMQ at {options.Host} has not confirmed a message for {Timeout.TotalSeconds:0} s";
            await CloseAsync();
            return (reason, false);
        }
        catch (OperationInterruptedException refused) when (connection is { IsOpen: true })
        {
            return ($"RabbitMQ at {options.Host} refuses what is published: {refused.ShutdownReason?.ReplyText ?? refused.Message}", false);
        }
        catch (Exception away) when (away is BrokerUnreachableException or OperationInterruptedException or IOException)
        {
            await CloseAsync();
            // A connection that broke may be had again at once; one that cannot be opened tells sooner than MassTransit, which waits first.
            return away is BrokerUnreachableException ? (BrokerConnections.Reason(away, options), true) : null;
        }
        return blocked is { } told ? (told, false) : null;
    }

    public async ValueTask DisposeAsync() => await CloseAsync();

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (connection is not { IsOpen: true })
        {
            await CloseAsync();
            connection = await BrokerConnections.OpenAsync(options, "publish probe", cancellationToken);
            connection.ConnectionBlockedAsync += (_, blocking) =>
            {
                blocked = $"RabbitMQ at {options.Host} takes nothing that is published: {blocking.Reason}";
                notice.TrySetResult();
                return Task.CompletedTask;
            };
            connection.ConnectionUnblockedAsync += (_, _) =>
            {
                (blocked, notice) = (null, new());
                return Task.CompletedTask;
            };
        }
        channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellationToken);
    }

    private async Task PublishAsync(CancellationToken cancellationToken) =>
        await channel!.BasicPublishAsync(
            "", "briefingbus_publish_probe", mandatory: false, new BasicProperties(), ReadOnlyMemory<byte>.Empty, cancellationToken);

    private async Task CloseAsync()
    {
        if (connection is { } open)
            await open.AbortAsync(TimeSpan.FromSeconds(1));
        // Ended by the abortion: nothing is expected of it any more.
        if (attempt is { } left)
            await left.WaitAsync(TimeSpan.FromSeconds(1)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        (connection, channel, attempt, blocked, notice) = (null, null, null, null, new());
    }
}

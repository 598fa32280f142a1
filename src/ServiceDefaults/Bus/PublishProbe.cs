using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>Tests whether the broker accepts messages, with one that reaches no queue. A broker notifies only publishing connections that
/// it has blocked them (RabbitMQ documentation, "Blocked Connection Notifications"), and MassTransit does not expose that.</summary>
internal sealed class PublishProbe(BusOptions options) : IAsyncDisposable
{
    /// <summary>The timeout, longer than a busy broker needs to confirm.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private IConnection? connection;
    private IChannel? channel;
    private Task? attempt;
    private TaskCompletionSource notice = new();
    private volatile string? blocked;

    /// <summary>Publishes one probe.</summary>
    /// <returns>Why the broker accepts nothing, as a sentence without its full stop, and whether it is unreachable; null if it accepts
    /// messages.</returns>
    public async Task<(string Reason, bool IsAway)?> TryAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Timeout);
        try
        {
            if (connection is not { IsOpen: true } || channel is not { IsOpen: true })
                await OpenAsync(limit.Token);
            // The notification arrives milliseconds after an attempt; that of the alarm's end arrives on its own.
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
            // A broken connection can often be reopened at once. If not, this probe notices before MassTransit, which waits first.
            return away is BrokerUnreachableException ? (BrokerConnections.Reason(away, options), true) : null;
        }
        return blocked is { } blockedBy ? (blockedBy, false) : null;
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
        // The abort ended the attempt, whose result no longer matters.
        if (attempt is { } left)
            await left.WaitAsync(TimeSpan.FromSeconds(1)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        (connection, channel, attempt, blocked, notice) = (null, null, null, null, new());
    }
}

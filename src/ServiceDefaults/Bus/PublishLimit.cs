namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>A time limit for publishing and sending. When a connection breaks at the wrong moment, RabbitMQ's client can leave a publish
/// waiting for its confirmation for ever, even after reconnecting (rabbitmq-dotnet-client, issue 1930); its caller would hang.</summary>
public static class PublishLimit
{
    /// <summary>Longer than a working broker takes, and short enough that a briefing is late rather than missed. A broker that accepts
    /// nothing for so long has been reported by then.</summary>
    public static readonly TimeSpan Max = TimeSpan.FromMinutes(5);

    /// <summary>Publishes or sends, within <see cref="Max"/>. A message that timed out may have arrived all the same: a retry must use
    /// the same identity.</summary>
    /// <param name="publish">Publishes or sends, and stops waiting when it is cancelled.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="TimeoutException">It was not confirmed in time; a transient fault, see <see cref="TransientFault"/>.</exception>
    public static Task KeepAsync(Func<CancellationToken, Task> publish, CancellationToken cancellationToken) =>
        KeepAsync(publish, Max, cancellationToken);

    internal static async Task KeepAsync(Func<CancellationToken, Task> publish, TimeSpan longest, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(longest);
        try
        {
            await publish(limit.Token);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"RabbitMQ has not confirmed a message for {longest.TotalSeconds:0} s", late);
        }
    }
}

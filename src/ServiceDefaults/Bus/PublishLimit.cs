namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>A timeout for publishing and sending. If a connection breaks at the wrong moment, RabbitMQ's client can wait forever for the
/// confirmation of a publish, even after reconnecting (rabbitmq-dotnet-client, issue 1930).</summary>
public static class PublishLimit
{
    /// <summary>The timeout: longer than a working broker needs, and short enough that a briefing is late rather than missed. A broker that
    /// accepts nothing for so long has been reported by then.</summary>
    public static readonly TimeSpan Max = TimeSpan.FromMinutes(5);

    /// <summary>Publishes or sends within <see cref="Max"/>. A message that timed out may have arrived, so a retry must use the same
    /// identity.</summary>
    /// <param name="publish">Publishes or sends, and stops waiting when it is cancelled.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="TimeoutException">The message was not confirmed in time; a transient fault, see
    /// <see cref="TransientFault"/>.</exception>
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

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>A time limit for what is published or sent. When a connection breaks at the wrong moment, RabbitMQ's client can leave a
/// publish waiting for a confirmation for ever, long after everything else is connected again (rabbitmq-dotnet-client, issue 1930); who
/// waits for it would never do anything again.</summary>
public static class PublishLimit
{
    /// <summary>Longer than a broker that works takes, and short enough for a briefing to be late and not missed. A broker that takes
    /// nothing for so long is reported by then.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Publishes or sends, within <see cref="Longest"/>. What was given up may have arrived all the same: who tries again
    /// publishes under the same identity.</summary>
    /// <param name="publish">Publishes or sends, and stops waiting when it is cancelled.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="TimeoutException">It was not confirmed in time. That can pass: see <see cref="TransientFault"/>.</exception>
    public static Task KeepAsync(Func<CancellationToken, Task> publish, CancellationToken cancellationToken) =>
        KeepAsync(publish, Longest, cancellationToken);

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

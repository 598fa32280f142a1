using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace BriefingBus.DeadLetters.RabbitMq;

/// <summary>One look at a time: whoever goes over a queue has all its letters in hand for that time, and a second would see too few. The lock is
/// a queue that belongs to one connection, so that it ends with a process that was killed.</summary>
internal sealed class LookLock : IAsyncDisposable
{
    private const string Queue = "dead-letters_look";

    // AMQP 0-9-1 §1.2: the queue belongs to another connection.
    private const ushort ResourceLocked = 405;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly IChannel channel;
    private readonly SemaphoreSlim inProcess;

    private LookLock(IChannel channel, SemaphoreSlim inProcess) => (this.channel, this.inProcess) = (channel, inProcess);

    /// <summary>Waits until nobody else looks.</summary>
    /// <param name="connection">The connection that holds the lock.</param>
    /// <param name="inProcess">The lock among those who share the connection.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">Somebody else looks without end.</exception>
    public static async Task<LookLock> TakeAsync(IConnection connection, SemaphoreSlim inProcess, TimeProvider clock, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        await inProcess.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                var attempt = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
                try
                {
                    await attempt.QueueDeclareAsync(Queue, durable: false, exclusive: true, autoDelete: false, cancellationToken: cancellationToken);
                    return new LookLock(attempt, inProcess);
                }
                catch (OperationInterruptedException refused) when (refused.ShutdownReason?.ReplyCode == ResourceLocked)
                {
                    await attempt.DisposeAsync();
                    if (clock.GetElapsedTime(began) > Patience)
                        throw new TimeoutException($"Somebody else has the dead letters in hand, for {Patience.TotalMinutes} minutes now: see briefingbus dead-letters audit", refused);
                }
                await Task.Delay(Step, clock, cancellationToken);
            }
        }
        catch
        {
            inProcess.Release();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (channel.IsOpen)
                await channel.QueueDeleteAsync(Queue);
            await channel.DisposeAsync();
        }
        finally
        {
            inProcess.Release();
        }
    }
}

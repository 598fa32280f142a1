using System.Text;
using BriefingBus.DeadLetters.Ingest;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.ServiceDefaults.Bus;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace BriefingBus.DeadLetters.Tests;

/// <summary>What the broker sees of a service that one message kills: it consumes, is gone with all it has in hand, and is started
/// again.</summary>
internal sealed class KilledProcess : IAsyncDisposable
{
    private const ushort Prefetch = 16;

    private readonly CancellationTokenSource end = new();
    private Task life = Task.CompletedTask;

    public static KilledProcess Start(BusOptions options, string queue, string poison, TestSystem system)
    {
        var process = new KilledProcess();
        process.life = Task.Run(async () =>
        {
            var factory = new ConnectionFactory
            {
                Uri = new($"amqp://{options.User}:{options.Password}@{options.Host}/{options.VirtualHost}"),
            };
            while (!process.end.IsCancellationRequested)
                await LiveAsync(factory, queue, poison, system, process.end.Token);
        });
        return process;
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await life;
        end.Dispose();
    }

    private static async Task LiveAsync(ConnectionFactory factory, string queue, string poison, TestSystem system, CancellationToken end)
    {
        await using var connection = await factory.CreateConnectionAsync(CancellationToken.None);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: CancellationToken.None);
        await channel.BasicQosAsync(0, Prefetch, global: false, CancellationToken.None);
        var death = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var ending = end.Register(() => death.TrySetResult());
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            if (delivery.BasicProperties.MessageId == poison)
                death.TrySetResult();
            if (death.Task.IsCompleted)
                return;
            // As a service does it: reported before it is acknowledged.
            if (delivery.BasicProperties.Headers?.TryGetValue(FaultHeaders.ReplayId, out var id) == true)
            {
                var replay = Encoding.UTF8.GetString((byte[])id!);
                await system.Get<OutcomeWriter>().StoreAsync(
                    [new() { FinishedAt = TimeProvider.System.GetUtcNow(), Queue = queue, ReplayId = replay }], CancellationToken.None);
            }
            await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false, CancellationToken.None);
        };
        await channel.BasicConsumeAsync(queue, autoAck: false, consumer, CancellationToken.None);
        await death.Task;
    }
}

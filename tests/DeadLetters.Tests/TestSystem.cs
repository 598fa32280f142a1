using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.RabbitMq;
using BriefingBus.DeadLetters.Storage;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults.Bus;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BriefingBus.DeadLetters.Tests;

/// <summary>A process that has the table over a broker: ingest and dispatcher run.</summary>
internal sealed class TestSystem : IAsyncDisposable
{
    private readonly IHost host;

    private TestSystem(IHost host) => this.host = host;

    public DeadLetterService Service => Get<DeadLetterService>();

    public FailedMessageStore Store => Get<FailedMessageStore>();

    public static async Task<TestSystem> StartAsync(
        BusOptions bus, DatabaseOptions database, bool loops = true, TimeProvider? clock = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.Services.AddLogging();
        builder.Services.AddFailedMessages(database).AddBrokerDeadLetters(bus);
        if (loops)
            builder.Services.AddBrokerDeadLetterLoops();
        var built = builder.Build();
        await built.StartAsync();
        return new(built);
    }

    public T Get<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    /// <summary>Puts messages into the queues that they name.</summary>
    public async Task PutAsync(params IEnumerable<DeadLetterMessage> messages)
    {
        await using var transport = new RabbitMqReplayTransport(Get<BrokerConnection>(), TimeProvider.System);
        await transport.ReadyAsync(default);
        foreach (var batch in messages.Chunk(200))
            await Task.WhenAll(batch.Select(message => transport.SendAsync(message, default)));
    }

    /// <summary>Takes the messages out of a queue.</summary>
    public async Task<IReadOnlyList<DeadLetterMessage>> TakeAsync(string queue)
    {
        var connection = await Get<BrokerConnection>().OpenAsync(default);
        await using var channel = await connection.CreateChannelAsync();
        var taken = new List<DeadLetterMessage>();
        while (await channel.BasicGetAsync(queue, autoAck: true) is { } message)
            taken.Add(AmqpMessage.Read(queue, message.BasicProperties, message.Body));
        return taken;
    }

    /// <summary>Empties queues and tables.</summary>
    public async Task ClearAsync(params string[] queues)
    {
        var connection = await Get<BrokerConnection>().OpenAsync(default);
        await using var channel = await connection.CreateChannelAsync();
        foreach (var queue in queues)
            await channel.QueuePurgeAsync(queue);
        await Store.WriteAsync(async (context, _) =>
        {
            await context.Contents.ExecuteDeleteAsync();
            await context.Messages.ExecuteDeleteAsync();
            await context.Counts.ExecuteDeleteAsync();
            await context.Hours.ExecuteDeleteAsync();
            await context.Trends.ExecuteDeleteAsync();
            await context.Operations.ExecuteDeleteAsync();
            await context.Audit.ExecuteDeleteAsync();
        }, default);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        if (host is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
    }
}

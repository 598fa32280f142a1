using System.Diagnostics;
using System.Text;
using System.Text.Json;
using BriefingBus.Contracts;
using BriefingBus.DeadLetters.Groups;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.RabbitMq;
using BriefingBus.DeadLetters.Replay;
using BriefingBus.ServiceDefaults.Bus;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace BriefingBus.DeadLetters.Bench;

/// <summary>Replays many messages at full rate while a consumer reports that each succeeded, and takes as many from the broker.</summary>
internal sealed class ReplayMeasure(IServiceProvider services, BusOptions bus, WebMeasure web)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);

    public async Task RunAsync(int count, int messages)
    {
        var service = services.GetRequiredService<DeadLetterService>();
        await IngestAsync(service, count, messages);
        await using var consumer = await ConsumeAsync();
        web.Report($"after {count:N0} were taken in");
        var began = Stopwatch.StartNew();
        // The last to come: those that the broker has just given.
        var request = new ReplayRequest { Filter = new() { Queue = Failures.Replayed }, Timeout = TimeSpan.FromMinutes(2) };
        var begun = await service.Operations.BeginReplayAsync(request, "bench", "bench", default);
        Console.WriteLine($"{begun.Replay!.Matching:N0} marked as retrying in {began.Elapsed.TotalSeconds:0.0} s");
        var sent = TimeSpan.Zero;
        while (await service.Operations.FindAsync(begun.Id, default) is { EndedAt: null } now)
        {
            if (now.Replay!.Sent == now.Replay.Matching && sent == TimeSpan.Zero)
                sent = began.Elapsed;
            await Task.Delay(Step);
        }
        var ended = (await service.Operations.FindAsync(begun.Id, default))!;
        Console.WriteLine(
            $"sent in {sent.TotalSeconds:0.0} s ({count / sent.TotalSeconds:0} a second), "
            + $"resolved in {began.Elapsed.TotalSeconds:0.0} s: {ended.Result}");
        web.Report("after the replay");
    }

    /// <summary>Through the broker, with the loop that takes it in.</summary>
    private async Task IngestAsync(DeadLetterService service, int count, int messages)
    {
        await using var transport = new RabbitMqReplayTransport(services.GetRequiredService<BrokerConnection>(), TimeProvider.System);
        await transport.ReadyAsync(default);
        var began = Stopwatch.StartNew();
        foreach (var batch in Enumerable.Range(messages, count).Chunk(500))
            await Task.WhenAll(batch.Select(n =>
                transport.SendAsync(Failures.Of(n, messages) with { Queue = Failures.Replayed + "_error" }, default)));
        Console.WriteLine($"{count:N0} put into a queue in {began.Elapsed.TotalSeconds:0} s");
        var filter = new FailedMessageFilter { Queue = Failures.Replayed };
        var (start, there) = (Stopwatch.GetTimestamp(), (await service.Messages.CountAsync(filter, null, default)).Total);
        while ((await service.Messages.CountAsync(filter, null, default)).Total < count)
            await Task.Delay(Step);
        Console.WriteLine(
            $"the last {count - there:N0} taken in within {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s; "
            + $"all within {began.Elapsed.TotalSeconds:0.0} s ({count / began.Elapsed.TotalSeconds:0} a second)");
    }

    /// <summary>As a service: each message is reported, then acknowledged.</summary>
    private async Task<IConnection> ConsumeAsync()
    {
        var factory = new ConnectionFactory { Uri = new($"amqp://{bus.User}:{bus.Password}@{bus.Host}/{bus.VirtualHost}") };
        var connection = await factory.CreateConnectionAsync();
        var channel = await connection.CreateChannelAsync();
        await channel.BasicQosAsync(0, 200, global: false);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            var id = Encoding.UTF8.GetString((byte[])delivery.BasicProperties.Headers![FaultHeaders.ReplayId]!);
            var report = new ReplayFinished { ReplayId = id, Queue = Failures.Replayed, FinishedAt = TimeProvider.System.GetUtcNow() };
            await channel.BasicPublishAsync(
                $"{typeof(ReplayFinished).Namespace}:{nameof(ReplayFinished)}", "",
                    JsonSerializer.SerializeToUtf8Bytes(new { message = report }, JsonSerializerOptions.Web));
            await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false);
        };
        await channel.BasicConsumeAsync(Failures.Replayed, autoAck: false, consumer);
        return connection;
    }
}

using System.Text.Json;
using BriefingBus.Contracts;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.Text.Json;
using RabbitMQ.Client;

namespace BriefingBus.DeadLetters.RabbitMq;

/// <summary>The queue of consumers' reports on replays. It is declared before the first replay.</summary>
internal static class ReplayReports
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true };

    /// <summary>The message's exchange, named and declared like MassTransit's.</summary>
    private static readonly string Exchange = $"{typeof(ReplayFinished).Namespace}:{nameof(ReplayFinished)}";

    public static async Task DeclareAsync(IConnection connection, CancellationToken cancellationToken)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        await DurableQueue.DeclareAsync(channel, DeadLetterQueue.Reports, cancellationToken);
        await channel.ExchangeDeclareAsync(Exchange, ExchangeType.Fanout, durable: true, autoDelete: false,
            cancellationToken: cancellationToken);
        await channel.QueueBindAsync(DeadLetterQueue.Reports, Exchange, routingKey: "", cancellationToken: cancellationToken);
    }

    /// <summary>The report in MassTransit's envelope; null for anything else.</summary>
    public static ReplayFinished? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var envelope = JsonText.Parse(body);
            return envelope.RootElement.ValueKind == JsonValueKind.Object && envelope.RootElement.TryGetProperty("message", out var message)
                ? message.Deserialize<ReplayFinished>(Json)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

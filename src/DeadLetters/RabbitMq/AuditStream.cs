using System.Runtime.CompilerServices;
using System.Text.Json;
using BriefingBus.Contracts;
using BriefingBus.DeadLetters.Auditing;
using BriefingBus.Text.Json;
using RabbitMQ.Client;

namespace BriefingBus.DeadLetters.RabbitMq;

/// <summary>The audit as a stream on the broker: appended to, read as often as wanted, never taken off. What consumers report about replays comes
/// into it by itself, through the exchange that they publish to.</summary>
internal static class AuditStream
{
    /// <summary>The stream's name.</summary>
    public const string Name = "dead-letters_audit";

    /// <summary>Older entries may go, segment by segment.</summary>
    private const string LongestAge = "730D";

    /// <summary>A small segment, so that the oldest can go one by one.</summary>
    private const long SegmentSize = 16_000_000;

    /// <summary>The broker finds an instant by its own clock.</summary>
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(10);

    private const ushort Ahead = 500;
    private const string Type = "audit";

    /// <summary>As MassTransit names and declares the exchange of a message.</summary>
    private static readonly string Reports = $"{typeof(ReplayFinished).Namespace}:{nameof(ReplayFinished)}";

    public static async Task DeclareAsync(IChannel channel, CancellationToken cancellationToken)
    {
        await channel.QueueDeclareAsync(Name, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?>
        {
            ["x-queue-type"] = "stream",
            ["x-max-age"] = LongestAge,
            ["x-stream-max-segment-size-bytes"] = SegmentSize,
        }, cancellationToken: cancellationToken);
        await channel.ExchangeDeclareAsync(Reports, ExchangeType.Fanout, durable: true, autoDelete: false, cancellationToken: cancellationToken);
        await channel.QueueBindAsync(Name, Reports, routingKey: "", cancellationToken: cancellationToken);
    }

    /// <summary>Appends an entry; the channel confirms.</summary>
    public static ValueTask AppendAsync(IChannel channel, AuditEntry entry, CancellationToken cancellationToken) => channel.BasicPublishAsync(
        "",
        Name,
        mandatory: true,
        new BasicProperties { ContentType = "application/json", Type = Type, DeliveryMode = DeliveryModes.Persistent },
        JsonSerializer.SerializeToUtf8Bytes(entry, AuditEntries.Json),
        cancellationToken);

    public static async IAsyncEnumerable<AuditEntry> ReadAsync(
        IConnection connection, IChannel confirming, DateTimeOffset? since, bool follow, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Func<Task<string>>? mark = follow ? null : () => StreamReading.MarkAsync(confirming, Name, cancellationToken);
        await foreach (var delivery in StreamReading.ReadAsync(connection, Name, since - ClocksDiffer, Ahead, mark, cancellationToken))
            if (EntryOf(delivery) is { } entry && (follow || !(entry.At < since)))
                yield return entry;
    }

    private static AuditEntry? EntryOf(StreamMessage message) =>
        message.Type == Type ? JsonSerializer.Deserialize<AuditEntry>(message.Body, AuditEntries.Json) : ReportOf(message.Body);

    /// <summary>What a consumer reports, in MassTransit's envelope.</summary>
    private static AuditEntry? ReportOf(byte[] body)
    {
        using var envelope = JsonText.Parse(body);
        return envelope.RootElement.TryGetProperty("message", out var message) && message.Deserialize<ReplayFinished>(AuditEntries.Json) is { } report
            ? AuditEntries.Of(report)
            : null;
    }
}

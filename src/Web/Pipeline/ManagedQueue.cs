using System.Text.Json.Serialization;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.ServiceDefaults.Bus;

namespace BriefingBus.Web.Pipeline;

/// <summary>A queue in a response of RabbitMQ's management API.</summary>
internal sealed record ManagedQueue
{
    /// <summary>The columns to request.</summary>
    public const string Columns =
        "name,durable,auto_delete,messages_ready,messages_unacknowledged,consumers,"
        + "message_stats.publish_details.rate,message_stats.ack_details.rate";

    [JsonPropertyName("name")]
    public string Name { get; init; } = "";

    [JsonPropertyName("durable")]
    public bool Durable { get; init; }

    [JsonPropertyName("auto_delete")]
    public bool AutoDelete { get; init; }

    [JsonPropertyName("messages_ready")]
    public long Ready { get; init; }

    [JsonPropertyName("messages_unacknowledged")]
    public long Unacknowledged { get; init; }

    [JsonPropertyName("consumers")]
    public int Consumers { get; init; }

    [JsonPropertyName("message_stats")]
    public MessageStats? Stats { get; init; }

    /// <summary>The queues that services consume, by name, each with the messages in its dead-letter queues.</summary>
    public static IReadOnlyList<BrokerQueue> Consumed(IReadOnlyCollection<ManagedQueue> all)
    {
        var dead = all.Where(q => DeadLetterQueue.IsOne(q.Name))
            .ToLookup(q => DeadLetterQueue.SourceOf(q.Name), q => q.Ready + q.Unacknowledged, StringComparer.Ordinal);
        return
        [
            // Queues that are deleted with their connection receive responses.
            .. all.Where(q => q.Durable && !q.AutoDelete && !DeadLetterQueue.IsOne(q.Name)
                    && q.Name is not (QueueRegistry.Queue or DeadLetterQueue.Reports))
                .OrderBy(q => q.Name, StringComparer.Ordinal)
                .Select(q => new BrokerQueue(
                    q.Name,
                    q.Ready,
                    q.Unacknowledged,
                    q.Consumers,
                    q.Stats?.Publish?.PerSecond ?? 0,
                    q.Stats?.Acknowledge?.PerSecond ?? 0,
                    dead[q.Name].Sum())),
        ];
    }

    internal sealed record MessageStats
    {
        [JsonPropertyName("publish_details")]
        public Rate? Publish { get; init; }

        [JsonPropertyName("ack_details")]
        public Rate? Acknowledge { get; init; }
    }

    internal sealed record Rate
    {
        [JsonPropertyName("rate")]
        public double PerSecond { get; init; }
    }
}

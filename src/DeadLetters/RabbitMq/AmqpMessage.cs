using BriefingBus.DeadLetters.Messages;
using RabbitMQ.Client;

namespace BriefingBus.DeadLetters.RabbitMq;

/// <summary>Converts a message between AMQP 0-9-1 and <see cref="DeadLetterMessage"/>. Omits the properties of a single hop (expiration,
/// delivery mode) and the user, which the broker would compare with the sender.</summary>
internal static class AmqpMessage
{
    public static DeadLetterMessage Read(string queue, IReadOnlyBasicProperties amqp, ReadOnlyMemory<byte> body)
    {
        var properties = new Dictionary<string, object?>();
        Add("content-encoding", amqp.IsContentEncodingPresent(), amqp.ContentEncoding);
        Add("correlation-id", amqp.IsCorrelationIdPresent(), amqp.CorrelationId);
        Add("reply-to", amqp.IsReplyToPresent(), amqp.ReplyTo);
        Add("type", amqp.IsTypePresent(), amqp.Type);
        Add("app-id", amqp.IsAppIdPresent(), amqp.AppId);
        Add("priority", amqp.IsPriorityPresent(), (long)amqp.Priority);
        Add("timestamp", amqp.IsTimestampPresent(), amqp.Timestamp.UnixTime);
        return new()
        {
            Queue = queue,
            MessageId = amqp.MessageId,
            ContentType = amqp.ContentType,
            Headers = AmqpHeaders.FromAmqp(amqp.Headers),
            Properties = properties,
            Body = body.ToArray(),
        };

        void Add(string name, bool isPresent, object? value)
        {
            if (isPresent)
                properties[name] = value;
        }
    }

    public static BasicProperties PropertiesOf(DeadLetterMessage message)
    {
        var amqp = new BasicProperties
        {
            MessageId = message.MessageId,
            ContentType = message.ContentType,
            DeliveryMode = DeliveryModes.Persistent,
            Headers = AmqpHeaders.ToAmqp(message.Headers),
        };
        foreach (var (name, value) in message.Properties)
            _ = (name, value) switch
            {
                ("content-encoding", string text) => amqp.ContentEncoding = text,
                ("correlation-id", string text) => amqp.CorrelationId = text,
                ("reply-to", string text) => amqp.ReplyTo = text,
                ("type", string text) => amqp.Type = text,
                ("app-id", string text) => amqp.AppId = text,
                ("priority", long number and >= 0 and <= 255) => (object)(amqp.Priority = (byte)number),
                ("timestamp", long seconds) => amqp.Timestamp = new(seconds),
                _ => null,
            };
        return amqp;
    }
}

using System.Text;
using BriefingBus.DeadLetters.Messages;
using RabbitMQ.Client;

namespace BriefingBus.DeadLetters.RabbitMq;

/// <summary>Converts a message between AMQP 0-9-1 and <see cref="DeadLetterMessage"/>. Omits the properties of a single hop (expiration,
/// delivery mode) and the user, which the broker would compare with the sender.</summary>
internal static class AmqpMessage
{
    /// <summary>The maximum length of a property in bytes of UTF-8 (AMQP 0-9-1 §4.2.5.3, short strings).</summary>
    private const int MaxProperty = 255;

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

    /// <summary>The properties of a message to send.</summary>
    /// <exception cref="FormatException">One is longer than AMQP allows.</exception>
    public static BasicProperties PropertiesOf(DeadLetterMessage message)
    {
        var amqp = new BasicProperties
        {
            MessageId = Short("message-id", message.MessageId),
            ContentType = Short("content-type", message.ContentType),
            DeliveryMode = DeliveryModes.Persistent,
            Headers = AmqpHeaders.ToAmqp(message.Headers),
        };
        foreach (var (name, value) in message.Properties)
            _ = (name, value) switch
            {
                ("content-encoding", string text) => amqp.ContentEncoding = Short(name, text),
                ("correlation-id", string text) => amqp.CorrelationId = Short(name, text),
                ("reply-to", string text) => amqp.ReplyTo = Short(name, text),
                ("type", string text) => amqp.Type = Short(name, text),
                ("app-id", string text) => amqp.AppId = Short(name, text),
                ("priority", long number and >= 0 and <= 255) => (object)(amqp.Priority = (byte)number),
                ("timestamp", long seconds) => amqp.Timestamp = new(seconds),
                _ => null,
            };
        return amqp;
    }

    private static string? Short(string name, string? text) =>
        text is null || Encoding.UTF8.GetByteCount(text) <= MaxProperty
            ? text
            : throw new FormatException($"its property {name} is longer than the {MaxProperty} bytes that AMQP allows");
}

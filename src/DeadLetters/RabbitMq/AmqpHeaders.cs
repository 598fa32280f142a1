using System.Collections;
using System.Text;
using BriefingBus.DeadLetters.Letters;
using RabbitMQ.Client;

namespace BriefingBus.DeadLetters.RabbitMq;

/// <summary>Header values between AMQP's field types and those of <see cref="DeadLetterMessage.Headers"/>.</summary>
internal static class AmqpHeaders
{
    /// <summary>What the last hop wrote, which says nothing about the message: the client's number of a publish, the looks at a dead letter.</summary>
    private static readonly string[] OfTheLastHop = [Constants.PublishSequenceNumberHeader, "x-delivery-count", "x-acquired-count"];

    public static IReadOnlyDictionary<string, object?> FromAmqp(IDictionary<string, object?>? headers) =>
        headers?.Where(h => !OfTheLastHop.Contains(h.Key)).ToDictionary(h => h.Key, h => FromTable(h.Value)) ?? [];

    public static Dictionary<string, object?> ToAmqp(IReadOnlyDictionary<string, object?> headers) =>
        headers.ToDictionary(h => h.Key, h => ToAmqp(h.Value));

    private static object? FromTable(object? value) => value switch
    {
        // AMQP 0-9-1 long strings are bytes.
        byte[] text => Encoding.UTF8.GetString(text),
        AmqpTimestamp seconds => DateTimeOffset.FromUnixTimeSeconds(seconds.UnixTime),
        IDictionary<string, object?> table => table.ToDictionary(h => h.Key, h => FromTable(h.Value)),
        IList list => list.Cast<object?>().Select(FromTable).ToList(),
        sbyte or byte or short or ushort or int or uint or long => Convert.ToInt64(value),
        float or double or decimal => Convert.ToDouble(value),
        BinaryTableValue binary => Convert.ToBase64String(binary.Bytes),
        _ => value,
    };

    private static object? ToAmqp(object? value) => value switch
    {
        DateTimeOffset instant => new AmqpTimestamp(instant.ToUnixTimeSeconds()),
        IReadOnlyDictionary<string, object?> table => ToAmqp(table),
        IReadOnlyList<object?> list => list.Select(ToAmqp).ToList(),
        _ => value,
    };
}

using System.Collections;
using System.Text;
using BriefingBus.DeadLetters.Messages;
using RabbitMQ.Client;

namespace BriefingBus.DeadLetters.RabbitMq;

/// <summary>Converts header values between AMQP's field types and those of <see cref="DeadLetterMessage.Headers"/>.</summary>
internal static class AmqpHeaders
{
    /// <summary>Headers of the last hop, which are not part of the message: the client's publish number, the deliveries of a dead
    /// letter.</summary>
    private static readonly string[] OfTheLastHop = [Constants.PublishSequenceNumberHeader, "x-delivery-count", "x-acquired-count"];

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static IReadOnlyDictionary<string, object?> FromAmqp(IDictionary<string, object?>? headers) =>
        headers?.Where(h => !OfTheLastHop.Contains(h.Key)).ToDictionary(h => h.Key, h => FromTable(h.Value)) ?? [];

    public static Dictionary<string, object?> ToAmqp(IReadOnlyDictionary<string, object?> headers) =>
        headers.ToDictionary(h => h.Key, h => ToAmqp(h.Value));

    private static object? FromTable(object? value) => value switch
    {
        // AMQP 0-9-1 long strings are bytes.
        byte[] text => TextOf(text) ?? (object)text,
        AmqpTimestamp seconds => HeaderValue.FromUnixSeconds(seconds.UnixTime),
        IDictionary<string, object?> table => table.ToDictionary(h => h.Key, h => FromTable(h.Value)),
        IList list => list.Cast<object?>().Select(FromTable).ToList(),
        sbyte or byte or short or ushort or int or uint or long => Convert.ToInt64(value),
        float or double or decimal => Convert.ToDouble(value),
        BinaryTableValue binary => binary.Bytes,
        _ => value,
    };

    private static object? ToAmqp(object? value) => value switch
    {
        DateTimeOffset instant => new AmqpTimestamp(instant.ToUnixTimeSeconds()),
        IReadOnlyDictionary<string, object?> table => ToAmqp(table),
        byte[] => value,
        IReadOnlyList<object?> list => list.Select(ToAmqp).ToList(),
        _ => value,
    };

    private static string? TextOf(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}

using System.Buffers.Binary;
using System.Text;

namespace BriefingBus.EndToEnd.Tests.Telemetry;

/// <summary>The fields of a protobuf message without its schema (protobuf.dev, Encoding): all that a test needs of OTLP.</summary>
internal sealed class ProtobufMessage
{
    private readonly Dictionary<int, List<byte[]>> fields = [];

    /// <summary>Reads the fields.</summary>
    /// <exception cref="InvalidDataException">It is no protobuf message.</exception>
    public static ProtobufMessage Parse(byte[] bytes)
    {
        var message = new ProtobufMessage();
        for (var at = 0; at < bytes.Length;)
        {
            var key = Varint(bytes, ref at);
            var value = (key & 7) switch
            {
                0 => Number(Varint(bytes, ref at)),
                1 => Take(bytes, ref at, 8),
                2 => Take(bytes, ref at, (int)Varint(bytes, ref at)),
                5 => Take(bytes, ref at, 4),
                var type => throw new InvalidDataException($"Wire type {type} at byte {at}."),
            };
            if (!message.fields.TryGetValue((int)(key >> 3), out var values))
                message.fields[(int)(key >> 3)] = values = [];
            values.Add(value);
        }
        return message;
    }

    /// <summary>The messages in a field.</summary>
    public IEnumerable<ProtobufMessage> Messages(int field) => All(field).Select(Parse);

    /// <summary>The bytes of a field; empty where it is not set.</summary>
    public byte[] Bytes(int field) => All(field).FirstOrDefault() ?? [];

    /// <summary>The text of a field; empty where it is not set.</summary>
    public string Text(int field) => Encoding.UTF8.GetString(Bytes(field));

    private IEnumerable<byte[]> All(int field) => fields.TryGetValue(field, out var values) ? values : [];

    private static byte[] Number(ulong value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Take(byte[] bytes, ref int at, int length)
    {
        at += length;
        return bytes[(at - length)..at];
    }

    private static ulong Varint(byte[] bytes, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[at++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }
    }
}

using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.Text.Json;

namespace BriefingBus.DeadLetters.Storage;

/// <summary>Packs messages for the table, and unpacks them.</summary>
internal static class ContentPacking
{
    private const string HeadersMember = "headers";
    private const string PropertiesMember = "properties";

    /// <summary>The fastest level, since ingest waits while a body is packed.</summary>
    private const int Quality = 1;

    private const int Window = 22;

    public static StoredContent Pack(DeadLetterMessage message) => new()
    {
        ContentType = StoredText.Of(message.ContentType),
        Headers = PackHeaders(message),
        Body = Pack(message.Body.Span),
    };

    public static DeadLetterMessage Unpack(string queue, string? messageId, StoredContent content)
    {
        using var json = JsonText.Parse(Unpack(content.Headers), HeaderValue.Reading);
        return new()
        {
            Queue = queue,
            MessageId = messageId,
            ContentType = content.ContentType,
            Headers = HeaderValue.TableFromJson(json.RootElement.GetProperty(HeadersMember)),
            Properties = HeaderValue.TableFromJson(json.RootElement.GetProperty(PropertiesMember)),
            Body = Unpack(content.Body),
        };
    }

    public static byte[] PackHeaders(DeadLetterMessage message)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            HeaderValue.Write(json, new Dictionary<string, object?>
            {
                [HeadersMember] = message.Headers,
                [PropertiesMember] = message.Properties,
            });
        return Pack(buffer.WrittenSpan);
    }

    public static byte[] Pack(ReadOnlySpan<byte> bytes)
    {
        var packed = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(bytes.Length));
        try
        {
            return BrotliEncoder.TryCompress(bytes, packed, out var length, Quality, Window)
                ? packed[..length]
                : throw new InvalidOperationException($"{bytes.Length} bytes could not be compressed.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(packed);
        }
    }

    public static byte[] Unpack(byte[] packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        brotli.CopyTo(bytes);
        return bytes.ToArray();
    }
}

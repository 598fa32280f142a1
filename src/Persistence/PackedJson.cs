using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BriefingBus.Persistence;

/// <summary>Stores a record as JSON compressed with Brotli (RFC 7932), which takes a third to a fifth of the space.</summary>
public static class PackedJson
{
    /// <summary>The record as compressed JSON.</summary>
    public static byte[] Pack<T>(T value, JsonTypeInfo<T> type)
    {
        using var buffer = new MemoryStream();
        using (var brotli = new BrotliStream(buffer, CompressionLevel.Fastest))
            JsonSerializer.Serialize(brotli, value, type);
        return buffer.ToArray();
    }

    /// <summary>Unpacks a record. A member that an earlier version did not write keeps its default; generated code would set it to null, so
    /// this uses reflection.</summary>
    public static T Unpack<T>(byte[] bytes)
    {
        using var brotli = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<T>(brotli, JsonSerializerOptions.Default)!;
    }
}

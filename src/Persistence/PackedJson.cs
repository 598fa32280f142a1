using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BriefingBus.Persistence;

/// <summary>Stores a record as JSON compressed with Brotli (RFC 7932): a third to a fifth of its size in either database.</summary>
public sealed class PackedJson<T>(JsonTypeInfo<T> type) : ValueConverter<T, byte[]>(
    value => PackedJson.Pack(value, type), bytes => PackedJson.Unpack<T>(bytes));

/// <summary>Packs and unpacks what <see cref="PackedJson{T}"/> stores.</summary>
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

    /// <summary>The packed record. A member that an earlier version did not write keeps its default; generated code would set it to null,
    /// so this uses reflection.</summary>
    public static T Unpack<T>(byte[] bytes)
    {
        using var brotli = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<T>(brotli, JsonSerializerOptions.Default)!;
    }
}

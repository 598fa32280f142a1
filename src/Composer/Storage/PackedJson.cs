using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using BriefingBus.Contracts;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BriefingBus.Composer.Storage;

/// <summary>Stores a record as JSON compressed with Brotli (RFC 7932): a third to a fifth of its size in either database.</summary>
internal sealed class PackedJson<T>(JsonTypeInfo<T> type) : ValueConverter<T, byte[]>(
    value => PackedJson.Pack(value, type), bytes => PackedJson.Unpack(bytes, type));

/// <summary>Packs and unpacks what <see cref="PackedJson{T}"/> stores.</summary>
internal static class PackedJson
{
    public static byte[] Pack<T>(T value, JsonTypeInfo<T> type)
    {
        using var buffer = new MemoryStream();
        using (var brotli = new BrotliStream(buffer, CompressionLevel.Fastest))
            JsonSerializer.Serialize(brotli, value, type);
        return buffer.ToArray();
    }

    public static T Unpack<T>(byte[] bytes, JsonTypeInfo<T> type)
    {
        using var brotli = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
        return JsonSerializer.Deserialize(brotli, type)!;
    }
}

/// <summary>The records that are stored packed; their JSON code is generated, so that a short-lived process does not pay for reflection.</summary>
[JsonSerializable(typeof(ItemCleaned))]
[JsonSerializable(typeof(BriefingComposed))]
[JsonSerializable(typeof(Circumstances))]
internal sealed partial class PackedTypes : JsonSerializerContext;

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace BriefingBus.Contracts;

/// <summary>Derives identities from names, the same in every process: UUID version 8 (RFC 9562 §5.8) over SHA-256.</summary>
public static class NameBasedId
{
    /// <summary>The identity for these parts; other parts, or the same in another order, give another.</summary>
    /// <param name="kind">The kind of thing, such as <c>item</c>; different kinds never share an identity.</param>
    /// <param name="parts">The parts of its name.</param>
    public static Guid Create(string kind, params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, kind);
        foreach (var part in parts)
            Append(hash, part);

        var bytes = hash.GetHashAndReset().AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>The identity of an entry of a feed, the same at every poll.</summary>
    public static Guid ForItem(string feedUrl, string entryId) => Create("item", feedUrl, entryId);

    /// <summary>The identity of a poll.</summary>
    public static Guid ForFetch(string feedUrl, DateTimeOffset startedAt, string fetcher) =>
        Create("fetch", feedUrl, startedAt.UtcDateTime.ToString("O"), fetcher);

    /// <summary>The identity of an edition's briefing for an instant, whatever the instant's offset.</summary>
    public static Guid ForBriefing(string edition, DateTimeOffset scheduledAt) =>
        Create("briefing", edition, scheduledAt.UtcDateTime.ToString("O"));

    private static void Append(IncrementalHash hash, string part)
    {
        var bytes = Encoding.UTF8.GetBytes(part);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}

using System.Buffers.Binary;

namespace BriefingBus.Fetcher.Entries;

/// <summary>A known entry of a feed.</summary>
/// <param name="ItemId">The item's identity, whatever id the publisher has used since.</param>
/// <param name="Keys">The keys that it was last recognised by.</param>
/// <param name="FirstSeen">When a poll first saw it, in Unix seconds.</param>
/// <param name="LastSeen">When a poll last saw it, in Unix seconds.</param>
/// <param name="Sent">False for an entry that the first poll left out because there were more than <c>firstItems</c>.</param>
/// <param name="FirstPoll">True for an entry of the feed's first poll, which may be old; later entries are new whatever their date.</param>
public readonly record struct SeenEntry(Guid ItemId, EntryKeys Keys, long FirstSeen, long LastSeen, bool Sent, bool FirstPoll = false)
{
    /// <summary>When it was published, or first seen if the feed gives no date or a future one; in Unix seconds.</summary>
    public long Appeared => Keys.Published == 0 ? FirstSeen : Math.Min(Keys.Published, FirstSeen);
}

/// <summary>Packs the known entries of a feed into one value of its row: 69 bytes each.</summary>
public static class SeenEntries
{
    /// <summary>The maximum number remembered beyond those that the feed lists now.</summary>
    public const int MaxGone = 5000;

    private const byte Version = 1;
    private const int SentFlag = 1;
    private const int FirstPollFlag = 2;
    private const int Size = 16 + 5 * 8 + 2 * 6 + 1;

    /// <summary>Packs them.</summary>
    public static byte[] Pack(IReadOnlyCollection<SeenEntry> entries)
    {
        var bytes = new byte[1 + entries.Count * Size];
        bytes[0] = Version;
        var at = bytes.AsSpan(1);
        foreach (var entry in entries)
        {
            entry.ItemId.TryWriteBytes(at, bigEndian: true, out _);
            BinaryPrimitives.WriteUInt64BigEndian(at[16..], entry.Keys.Id);
            BinaryPrimitives.WriteUInt64BigEndian(at[24..], entry.Keys.Link);
            BinaryPrimitives.WriteUInt64BigEndian(at[32..], entry.Keys.Title);
            BinaryPrimitives.WriteUInt64BigEndian(at[40..], entry.Keys.Body);
            BinaryPrimitives.WriteInt64BigEndian(at[48..], entry.Keys.Published);
            WriteSeconds(at[56..], entry.FirstSeen);
            WriteSeconds(at[62..], entry.LastSeen);
            at[68] = (byte)((entry.Sent ? SentFlag : 0) | (entry.FirstPoll ? FirstPollFlag : 0));
            at = at[Size..];
        }
        return bytes;
    }

    /// <summary>Unpacks them; null gives none.</summary>
    /// <exception cref="InvalidDataException">The value is not one that <see cref="Pack"/> made.</exception>
    public static List<SeenEntry> Unpack(byte[]? bytes)
    {
        if (bytes is null)
            return [];
        if (bytes is not [Version, ..] || (bytes.Length - 1) % Size != 0)
            throw new InvalidDataException("The remembered entries of a feed have an unknown format.");
        var entries = new List<SeenEntry>((bytes.Length - 1) / Size);
        for (var at = bytes.AsSpan(1); at.Length > 0; at = at[Size..])
        {
            var keys = new EntryKeys(
                BinaryPrimitives.ReadUInt64BigEndian(at[16..]), BinaryPrimitives.ReadUInt64BigEndian(at[24..]),
                BinaryPrimitives.ReadUInt64BigEndian(at[32..]), BinaryPrimitives.ReadUInt64BigEndian(at[40..]),
                BinaryPrimitives.ReadInt64BigEndian(at[48..]));
            entries.Add(new SeenEntry(
                new Guid(at[..16], bigEndian: true), keys, ReadSeconds(at[56..]), ReadSeconds(at[62..]),
                (at[68] & SentFlag) != 0, (at[68] & FirstPollFlag) != 0));
        }
        return entries;
    }

    private static void WriteSeconds(Span<byte> at, long seconds)
    {
        BinaryPrimitives.WriteUInt16BigEndian(at, (ushort)(seconds >> 32));
        BinaryPrimitives.WriteUInt32BigEndian(at[2..], (uint)seconds);
    }

    private static long ReadSeconds(ReadOnlySpan<byte> at) =>
        ((long)BinaryPrimitives.ReadUInt16BigEndian(at) << 32) | BinaryPrimitives.ReadUInt32BigEndian(at[2..]);
}

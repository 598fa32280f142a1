namespace BriefingBus.Fetcher.Pictures;

/// <summary>The picture formats that are read, by their first bytes: the media type and the name do not count. Files of other formats never
/// reach a decoder, least of all SVG, a document with scripts.</summary>
internal static class PictureFormat
{
    private const byte MarkerStart = 0xFF;
    private const byte StartOfScan = 0xDA;

    /// <summary>More scans than any camera or program makes. Each covers the whole picture, so a few kilobytes of empty ones would keep a
    /// decoder busy for minutes ("Two Issues with the JPEG Standard", libjpeg-turbo, 2015).</summary>
    private const int MaxScans = 100;

    /// <summary>PNG 3rd edition §5.2; JPEG, ITU-T T.81 §B.1.1.3 (SOI and the next marker); GIF89a §17.</summary>
    private static readonly byte[][] Beginnings =
    [
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A],
        [MarkerStart, 0xD8, MarkerStart],
        [.. "GIF87a"u8],
        [.. "GIF89a"u8],
    ];

    /// <summary>Whether the file is of a format that is read.</summary>
    public static bool IsKnown(ReadOnlySpan<byte> file)
    {
        foreach (var beginning in Beginnings)
        {
            if (file.StartsWith(beginning))
                return true;
        }
        // RFC 9649 §2.4: a RIFF container of the kind WEBP, its size between the two.
        return file.StartsWith("RIFF"u8) && file.Length >= 12 && file[8..].StartsWith("WEBP"u8);
    }

    /// <summary>Whether a JPEG has more scans than a genuine picture.</summary>
    public static bool HasTooManyScans(ReadOnlySpan<byte> file)
    {
        if (file is not [MarkerStart, 0xD8, ..])
            return false;
        // Data between markers has a zero after every 0xFF (§B.1.1.5), so this finds scans alone, and those of an embedded preview.
        return file.Count((ReadOnlySpan<byte>)[MarkerStart, StartOfScan]) > MaxScans;
    }
}

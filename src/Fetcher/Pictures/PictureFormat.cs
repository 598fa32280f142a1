namespace BriefingBus.Fetcher.Pictures;

/// <summary>The formats of pictures that are read, by their first bytes: what a server or a name says of a file does not count. All others,
/// SVG among them, which is a document with scripts, are never handed to a decoder.</summary>
internal static class PictureFormat
{
    private const byte MarkerStart = 0xFF;
    private const byte StartOfScan = 0xDA;

    /// <summary>More scans than any camera or program makes of a picture. Each goes over the whole picture, so a few kilobytes of empty
    /// ones would keep a decoder busy for minutes ("Two Issues with the JPEG Standard", libjpeg-turbo, 2015).</summary>
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

    /// <summary>Whether a JPEG goes over its picture more often than one that is meant to be seen.</summary>
    public static bool HasTooManyScans(ReadOnlySpan<byte> file)
    {
        if (file is not [MarkerStart, 0xD8, ..])
            return false;
        // Data between markers has a zero behind every 0xFF (§B.1.1.5), so this finds scans alone, and those of an embedded preview.
        return file.Count((ReadOnlySpan<byte>)[MarkerStart, StartOfScan]) > MaxScans;
    }
}

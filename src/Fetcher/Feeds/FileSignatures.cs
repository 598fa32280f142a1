namespace BriefingBus.Fetcher.Feeds;

/// <summary>Recognizes files that servers send in place of a feed by their first bytes.</summary>
internal static class FileSignatures
{
    /// <summary>What files begin with (WHATWG MIME Sniffing §6; RFC 5545 §3.4; RFC 8216 §4.3.1.1), and their names for a reader.</summary>
    private static readonly (byte[] Start, string Name)[] Known =
    [
        ([.. "%PDF-"u8], "a PDF file"),
        ([.. "%!PS-"u8], "a PostScript file"),
        ([.. "PK\u0003\u0004"u8], "a ZIP archive"),
        ([.. "Rar!"u8], "a RAR archive"),
        ([0x89, .. "PNG\r\n"u8], "an image"),
        ([.. "GIF8"u8], "an image"),
        ([0xFF, 0xD8, 0xFF], "an image"),
        ([.. "RIFF"u8], "an image, sound or video file"),
        ([.. "ID3"u8], "a sound file"),
        ([.. "OggS"u8], "a sound or video file"),
        ([.. "BEGIN:VCALENDAR"u8], "an iCalendar file, a list of appointments,"),
        ([.. "BEGIN:VCARD"u8], "a vCard file, a list of addresses,"),
        ([.. "#EXTM3U"u8], "a playlist"),
    ];

    /// <summary>The name of the kind of file, with its article; null if the bytes are no known file's.</summary>
    public static string? NameOf(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith("\uFEFF"u8)) body = body[3..];
        body = body.TrimStart(" \t\r\n"u8);
        foreach (var (start, name) in Known)
            if (body.StartsWith(start)) return name;
        return null;
    }
}

using System.IO.Compression;
using System.Text;

namespace BriefingBus.Contracts;

/// <summary>Wraps texts for messages and unwraps them. Short texts stay plain, long ones are compressed.</summary>
public static class CompressedText
{
    /// <summary>The maximum number of characters of a text that stays plain.</summary>
    public const int Threshold = 4096;

    /// <summary>The estimated ratio of a feed's text to its compressed form.</summary>
    private const int UsualRatio = 4;

    /// <summary>Wraps a text for a message; null stays null.</summary>
    public static MessageText? Wrap(string? text)
    {
        if (text is null)
            return null;
        if (text.Length <= Threshold)
            return new MessageText { Plain = text };

        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return new MessageText { Gzip = buffer.ToArray() };
    }

    /// <summary>Unwraps a text of a message; null stays null.</summary>
    /// <exception cref="InvalidDataException">The compressed form is not gzip, or unpacks to more than <paramref name="limit"/>
    /// bytes.</exception>
    public static string? Unwrap(MessageText? text, int limit = 64 * 1024 * 1024)
    {
        if (text?.Gzip is null)
            return text?.Plain;

        using var gzip = new GZipStream(new MemoryStream(text.Gzip), CompressionMode.Decompress);
        using var buffer = new MemoryStream(UsualRatio * text.Gzip.Length);
        Span<byte> chunk = stackalloc byte[16 * 1024];
        for (int read; (read = gzip.Read(chunk)) > 0;)
        {
            if (buffer.Length + read > limit)
                throw new InvalidDataException($"A compressed text unpacks to more than {limit} bytes.");
            buffer.Write(chunk[..read]);
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>The size of a text in bytes of UTF-8, unpacked a buffer at a time. If it exceeds <paramref name="limit"/>, some number
    /// above it.</summary>
    /// <exception cref="InvalidDataException">The compressed form is not gzip.</exception>
    public static long SizeOf(MessageText? text, long limit = 64 * 1024 * 1024)
    {
        if (text?.Gzip is null)
            return Encoding.UTF8.GetByteCount(text?.Plain ?? "");
        using var gzip = new GZipStream(new MemoryStream(text.Gzip), CompressionMode.Decompress);
        Span<byte> chunk = stackalloc byte[16 * 1024];
        var size = 0L;
        for (int read; size <= limit && (read = gzip.Read(chunk)) > 0;)
            size += read;
        return size;
    }
}

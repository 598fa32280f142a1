using System.Buffers.Binary;
using System.IO.Compression;
using SkiaSharp;

namespace BriefingBus.Fetcher.Tests.Pictures;

/// <summary>Files of pictures, decent ones and others.</summary>
internal static class SomePicture
{
    public static readonly SKColor Red = new(220, 20, 20);
    public static readonly SKColor Blue = new(20, 20, 220);

    /// <summary>A picture whose left half is red and whose right half is blue.</summary>
    public static byte[] Of(int width, int height, SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        bitmap.Erase(Blue);
        bitmap.Erase(Red, new SKRectI(0, 0, width / 2, height));
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    /// <summary>A JPEG with an Exif segment that says how it is to be turned, and a text that gives a place away.</summary>
    public static byte[] Turned(int width, int height, byte orientation)
    {
        byte[] exif =
        [
            .. "Exif\0\0"u8, .. "MM\0*\0\0\0\u0008"u8,
            0, 1, // one entry: orientation, a short
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
            0, 0, 0, 0, .. "45.82N 77.11W, at home"u8,
        ];
        var file = Of(width, height);
        return [.. file[..2], 0xFF, 0xE1, .. BigEndian((ushort)(exif.Length + 2)), .. exif, .. file[2..]];
    }

    /// <summary>A PNG that is as large as it says, all black: a few hundred kilobytes for hundreds of megabytes.</summary>
    public static byte[] Bomb(int width, int height)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[1 + (width + 7) / 8];
            for (var i = 0; i < height; i++)
                zlib.Write(row);
        }
        byte[] header = [.. BigEndian(width), .. BigEndian(height), 1, 0, 0, 0, 0]; // one bit a pixel, grey
        return
        [
            0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, packed.ToArray()), .. Chunk("IEND"u8, []),
        ];
    }

    /// <summary>A GIF whose first frame has the one colour and whose second one has the other.</summary>
    public static byte[] Animation(int side, SKColor first, SKColor second)
    {
        byte[] size = [(byte)side, 0, (byte)side, 0];
        return
        [
            .. "GIF89a"u8, .. size, 0x80, 0, 0, first.Red, first.Green, first.Blue, second.Red, second.Green, second.Blue,
            (byte)'!', 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0,
            .. Frame(0), .. Frame(1), (byte)';',
        ];

        byte[] Frame(byte colour) =>
            [(byte)'!', 0xF9, 4, 0, 10, 0, 0, 0, (byte)',', 0, 0, 0, 0, .. size, 0, 2, .. Blocks(Codes(side * side, colour)), 0];
    }

    /// <summary>The colour in the middle of the left, right, upper or lower half of a WebP.</summary>
    public static SKColor ColourAt(byte[] webp, double across, double down)
    {
        using var bitmap = SKBitmap.Decode(webp);
        return bitmap.GetPixel((int)(bitmap.Width * across), (int)(bitmap.Height * down));
    }

    /// <summary>LZW codes of three bits: the table is cleared before each pixel, so that it never grows.</summary>
    private static byte[] Codes(int pixels, byte colour)
    {
        const int Clear = 4, End = 5;
        var bytes = new List<byte>();
        var (held, bits) = (0, 0);
        for (var i = 0; i < pixels; i++)
        {
            Write(Clear);
            Write(colour);
        }
        Write(End);
        bytes.Add((byte)held);
        return [.. bytes];

        void Write(int code)
        {
            held |= code << bits;
            for (bits += 3; bits >= 8; bits -= 8, held >>= 8)
                bytes.Add((byte)held);
        }
    }

    private static byte[] Blocks(byte[] data) => [.. data.Chunk(255).SelectMany(b => b.Prepend((byte)b.Length))];

    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] data)
    {
        byte[] content = [.. name, .. data];
        return [.. BigEndian(data.Length), .. content, .. BigEndian((int)Crc(content))];
    }

    private static byte[] BigEndian(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] BigEndian(ushort value) => [(byte)(value >> 8), (byte)value];

    /// <summary>PNG 3rd edition, annex D.</summary>
    private static uint Crc(byte[] content)
    {
        var crc = uint.MaxValue;
        foreach (var value in content)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }
        return ~crc;
    }
}

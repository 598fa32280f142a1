using BriefingBus.Fetcher.Http;
using SkiaSharp;

namespace BriefingBus.Fetcher.Pictures;

/// <summary>A picture as Fetcher publishes it.</summary>
/// <param name="Content">The picture as WebP.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
public sealed record EncodedPicture(byte[] Content, int Width, int Height);

/// <summary>Makes small pictures of publishers' files: decodes the pixels of the first frame, turns them as the file states, scales them
/// down, and encodes them as WebP. Metadata (place, camera, previews) and anything else in the file are dropped.</summary>
public static class PictureEncoder
{
    /// <summary>The maximum side of a published picture in pixels: twice what the page shows in a list.</summary>
    public const int MaxSide = 480;

    /// <summary>A picture with a shorter side, in pixels, is an icon or counts readers.</summary>
    public const int MinSide = 80;

    /// <summary>The maximum number of pixels that a file may state: those of a camera with 24 megapixels. It bounds the time, and the
    /// memory for a progressive JPEG, 6 bytes per pixel.</summary>
    private const int MaxPixels = 25_000_000;

    /// <summary>The maximum number of pixels that are decoded, at 4 bytes each; larger JPEG files are scaled down by eighths.</summary>
    private const int MaxDecoded = 16_000_000;

    /// <summary>WebP's quality, 0 to 100: at this size, the loss is not visible.</summary>
    private const int Quality = 75;

    private static readonly SKSamplingOptions Sampling = new(SKFilterMode.Linear, SKMipmapMode.Linear);

    /// <summary>Makes the picture.</summary>
    /// <param name="file">The publisher's file.</param>
    /// <exception cref="FetchException">It is no picture, is damaged, or is too large or too small to be shown.</exception>
    public static EncodedPicture Encode(ReadOnlySpan<byte> file)
    {
        if (!PictureFormat.IsKnown(file))
            throw Unfit("It is not a JPEG, PNG, WebP or GIF picture.");
        if (PictureFormat.HasTooManyScans(file))
            throw TooLarge("It would take too long to decode.");
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data) ?? throw Unfit("It is damaged.");
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if ((long)width * height > MaxPixels)
            throw TooLarge($"It has {width} × {height} pixels, more than {MaxPixels / 1_000_000} million.");
        if (Math.Min(width, height) < MinSide)
            throw Unfit($"It has {width} × {height} pixels, fewer than {MinSide} on a side.");
        using var pixels = Decode(codec);
        return Encode(pixels, codec.EncodedOrigin);
    }

    private static SKBitmap Decode(SKCodec codec)
    {
        var info = codec.Info;
        // In eighths, as JPEG decoders scale, and no smaller than what is shown; a decoder that cannot scale returns the whole size.
        var eighths = MathF.Ceiling(8f * MaxSide / Math.Max(info.Width, info.Height));
        var size = codec.GetScaledDimensions(Math.Min(1, eighths / 8));
        if ((long)size.Width * size.Height > MaxDecoded)
            throw TooLarge($"It has {info.Width} × {info.Height} pixels, more than {MaxDecoded / 1_000_000} million.");
        using var colours = SKColorSpace.CreateSrgb();
        var pixels = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, colours));
        try
        {
            var result = codec.GetPixels(pixels.Info, pixels.GetPixels());
            return result == SKCodecResult.Success
                ? pixels
                : throw Unfit(result == SKCodecResult.IncompleteInput ? "It ends early." : "It is damaged.");
        }
        catch (FetchException)
        {
            pixels.Dispose();
            throw;
        }
    }

    private static EncodedPicture Encode(SKBitmap pixels, SKEncodedOrigin origin)
    {
        var scale = Math.Min(1, (float)MaxSide / Math.Max(pixels.Width, pixels.Height));
        var isTurned = origin >= SKEncodedOrigin.LeftTop;
        var (width, height) = (Side(pixels.Width, scale), Side(pixels.Height, scale));
        var info = new SKImageInfo(isTurned ? height : width, isTurned ? width : height, SKColorType.Rgba8888, SKAlphaType.Premul);
        using var drawn = new SKBitmap(info.WithColorSpace(pixels.ColorSpace));
        using (var canvas = new SKCanvas(drawn))
        using (var image = SKImage.FromBitmap(pixels))
        {
            canvas.SetMatrix(Turned(origin, width, height));
            canvas.DrawImage(image, new SKRect(0, 0, width, height), Sampling, null);
        }
        using var map = drawn.PeekPixels();
        using var encoded = map?.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossy, Quality))
            ?? throw Unfit("It cannot be encoded.");
        return new(encoded.ToArray(), info.Width, info.Height);
    }

    private static int Side(int pixels, float scale) => Math.Max(1, (int)MathF.Round(pixels * scale));

    /// <summary>Where each pixel goes, by the orientation of the file (Exif 2.32 §4.6.4, tag 0x0112).</summary>
    private static SKMatrix Turned(SKEncodedOrigin origin, float width, float height) => origin switch
    {
        SKEncodedOrigin.TopRight => new(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new(0, -1, height, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new(0, -1, height, -1, 0, width, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, width, 0, 0, 1),
        _ => SKMatrix.Identity,
    };

    private static FetchException Unfit(string reason) => new(FailureKind.NotAPicture, reason);

    private static FetchException TooLarge(string reason) => new(FailureKind.TooLarge, reason);
}

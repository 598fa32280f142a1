using System.Buffers;

namespace BriefingBus.Fetcher.Feeds.Xml;

/// <summary>A growing run of UTF-8 on a rented array.</summary>
/// <param name="capacity">The expected number of bytes.</param>
/// <param name="limit">The maximum number of bytes; the rest is cut off at a character.</param>
internal sealed class TextBuffer(int capacity, int limit) : IDisposable
{
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(Math.Clamp(capacity, 256, Math.Max(256, limit)));

    /// <summary>True once something was cut off.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The number of bytes.</summary>
    public int Length { get; private set; }

    /// <summary>Appends bytes of valid UTF-8.</summary>
    public void Append(ReadOnlySpan<byte> more)
    {
        more = Allowed(more);
        Reserve(more.Length);
        more.CopyTo(bytes.AsSpan(Length));
        Length += more.Length;
    }

    /// <summary>Appends one ASCII character.</summary>
    public void Append(byte ascii)
    {
        Append([ascii]);
    }

    /// <summary>Appends a character.</summary>
    public void Append(Rune character)
    {
        Span<byte> encoded = stackalloc byte[4];
        Append(encoded[..character.EncodeToUtf8(encoded)]);
    }

    /// <summary>Appends text.</summary>
    public void Append(string text)
    {
        if (text.Length <= 64)
        {
            Span<byte> encoded = stackalloc byte[256];
            Append(encoded[..Encoding.UTF8.GetBytes(text, encoded)]);
        }
        else Append(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>True if only white space was appended.</summary>
    public bool IsBlank => XmlText.Trim(bytes.AsSpan(0, Length)).IsEmpty;

    /// <summary>Appends text, escaped for markup.</summary>
    public void AppendEscaped(ReadOnlySpan<byte> text)
    {
        while (!IsCut && text.IndexOfAny("<>&"u8) is var at and >= 0)
        {
            Append(text[..at]);
            Append(text[at] switch { (byte)'<' => "&lt;"u8, (byte)'>' => "&gt;"u8, _ => "&amp;"u8 });
            text = text[(at + 1)..];
        }
        Append(text);
    }

    /// <summary>Escapes the text so far for markup.</summary>
    public void EscapeAll()
    {
        var text = bytes.AsSpan(0, Length).ToArray();
        Length = 0;
        AppendEscaped(text);
    }

    /// <summary>The text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(bytes.AsSpan(0, Length));

    /// <summary>The text without white space at its ends.</summary>
    public string ToTrimmedString() => Encoding.UTF8.GetString(XmlText.Trim(bytes.AsSpan(0, Length)));

    /// <summary>Returns the array.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
        Length = 0;
    }

    /// <summary>As much of the text as the limit allows. Nothing is appended after a cut, even if it would fit.</summary>
    private ReadOnlySpan<byte> Allowed(ReadOnlySpan<byte> more)
    {
        if (IsCut) return [];
        var room = limit - Length;
        if (more.Length <= room) return more;
        IsCut = true;
        while (room > 0 && (more[room] & 0xC0) == 0x80) room--;
        return more[..room];
    }

    private void Reserve(int more)
    {
        if (Length + more <= bytes.Length) return;
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Array.MaxLength, Math.Max(bytes.Length * 2L, Length + more)));
        bytes.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}

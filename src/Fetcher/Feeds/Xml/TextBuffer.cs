using System.Buffers;
using System.Text;

namespace BriefingBus.Fetcher.Feeds.Xml;

/// <summary>A growing run of UTF-8 on a rented array.</summary>
internal sealed class TextBuffer(int capacity) : IDisposable
{
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(Math.Max(capacity, 256));

    /// <summary>How many bytes there are.</summary>
    public int Length { get; private set; }

    /// <summary>Appends bytes of valid UTF-8.</summary>
    public void Append(ReadOnlySpan<byte> more)
    {
        Reserve(more.Length);
        more.CopyTo(bytes.AsSpan(Length));
        Length += more.Length;
    }

    /// <summary>Appends one ASCII character.</summary>
    public void Append(byte ascii)
    {
        Reserve(1);
        bytes[Length++] = ascii;
    }

    /// <summary>Appends a character.</summary>
    public void Append(Rune character)
    {
        Reserve(4);
        Length += character.EncodeToUtf8(bytes.AsSpan(Length));
    }

    /// <summary>Appends text.</summary>
    public void Append(string text)
    {
        Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        Length += Encoding.UTF8.GetBytes(text, bytes.AsSpan(Length));
    }

    /// <summary>True where nothing but white space was appended.</summary>
    public bool IsBlank => XmlText.Trim(bytes.AsSpan(0, Length)).IsEmpty;

    /// <summary>Appends text so that it means the same inside markup.</summary>
    public void AppendEscaped(ReadOnlySpan<byte> text)
    {
        while (text.IndexOfAny("<>&"u8) is var at and >= 0)
        {
            Append(text[..at]);
            Append(text[at] switch { (byte)'<' => "&lt;"u8, (byte)'>' => "&gt;"u8, _ => "&amp;"u8 });
            text = text[(at + 1)..];
        }
        Append(text);
    }

    /// <summary>Turns the text so far into markup that means it.</summary>
    public void EscapeAll()
    {
        var text = bytes.AsSpan(0, Length).ToArray();
        Length = 0;
        AppendEscaped(text);
    }

    /// <summary>The text without white space at its ends.</summary>
    public string ToTrimmedString() => Encoding.UTF8.GetString(XmlText.Trim(bytes.AsSpan(0, Length)));

    /// <summary>Gives the array back.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
        Length = 0;
    }

    private void Reserve(int more)
    {
        if (Length + more <= bytes.Length) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(bytes.Length * 2, Length + more));
        bytes.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}

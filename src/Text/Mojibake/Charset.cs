using System.Text;

namespace BriefingBus.Text.Mojibake;

/// <summary>A single-byte charset as programs read it: an undefined byte is the control character of the same number, and such a control
/// character counts as its byte in every charset.</summary>
internal sealed class Charset
{
    private readonly byte[] bytes = new byte[65536];
    private readonly bool[] hasOwn = new bool[256];

    private Charset(string name, int codePage)
    {
        Name = name;
        for (var b = 0x80; b <= 0x9F; b++)
            bytes[b] = (byte)b;
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage)!;
        for (var b = 0x80; b <= 0xFF; b++)
        {
            var c = encoding.GetString([(byte)b])[0];
            bytes[c] = (byte)b;
            hasOwn[b] = c != b;
        }
        IsWestern = codePage == 1252;
        DrawsBoxes = codePage == 437;
    }

    /// <summary>All charsets of <c>charsets.tsv</c>, likeliest first.</summary>
    public static IReadOnlyList<Charset> All { get; } =
        [.. EmbeddedTable.Rows("charsets.tsv").Select(row => new Charset(row[0], int.Parse(row[1])))];

    /// <summary>For each character, the charsets (a bit each) in which it can begin a UTF-8 sequence.</summary>
    public static ushort[] Leads { get; } = Mask(b => b is >= 0xC2 and <= 0xF4);

    /// <summary>For each character, the charsets in which it can continue one.</summary>
    public static ushort[] Continuations { get; } = Mask(b => b is >= 0x80 and <= 0xBF);

    /// <summary>The charset's usual name.</summary>
    public string Name { get; }

    /// <summary>True for windows-1252.</summary>
    public bool IsWestern { get; }

    /// <summary>True if many letters' bytes are line-drawing characters.</summary>
    public bool DrawsBoxes { get; }

    /// <summary>The byte of a character beyond ASCII, or 0 if the charset does not have it.</summary>
    public byte ByteOf(char c) => bytes[c];

    /// <summary>Whether a control character's byte is another character in this charset, which text read in it would show.</summary>
    public bool WouldNotShow(char c) => c is >= '\u0080' and <= '\u009F' && hasOwn[c];

    private static ushort[] Mask(Func<byte, bool> fits)
    {
        var mask = new ushort[65536];
        for (var charset = 0; charset < All.Count; charset++)
            for (var c = 0x80; c < mask.Length; c++)
                if (fits(All[charset].bytes[c]))
                    mask[c] |= (ushort)(1 << charset);
        // A lost byte, or one that became a plain space, can represent any continuation.
        mask['\uFFFD'] = fits(0x80) ? ushort.MaxValue : (ushort)0;
        mask[' '] = mask['\uFFFD'];
        return mask;
    }
}

using System.Text;

namespace BriefingBus.Text;

/// <summary>A single-byte encoding that .NET does not have: ASCII, the C1 controls, and 96 characters from A0 on (Encoding Standard §9.1,
/// "index").</summary>
internal sealed class SingleByteTable : Encoding
{
    private const int First = 0xA0;

    private readonly string upper;

    private SingleByteTable(string name, string upper)
        : base(0, EncoderFallback.ReplacementFallback, DecoderFallback.ReplacementFallback)
    {
        WebName = name;
        this.upper = upper;
    }

    /// <summary>The encodings of the Encoding Standard §4.2 that .NET does not have.</summary>
    public static IReadOnlyList<SingleByteTable> All { get; } =
        [.. EmbeddedTable.Rows("single-byte.tsv").Select(row => new SingleByteTable(row[0], row[1]))];

    public override string WebName { get; }

    public override bool IsSingleByte => true;

    public override int GetByteCount(char[] chars, int index, int count) => count;

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex)
    {
        for (var i = 0; i < charCount; i++)
        {
            var character = chars[charIndex + i];
            bytes[byteIndex + i] = character < First
                ? (byte)character
                : upper.IndexOf(character, StringComparison.Ordinal) is >= 0 and var at ? (byte)(First + at) : (byte)'?';
        }
        return charCount;
    }

    public override int GetCharCount(byte[] bytes, int index, int count) => count;

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
    {
        for (var i = 0; i < byteCount; i++)
        {
            var value = bytes[byteIndex + i];
            chars[charIndex + i] = value < First ? (char)value : upper[value - First];
        }
        return byteCount;
    }

    public override int GetMaxByteCount(int charCount) => charCount;

    public override int GetMaxCharCount(int byteCount) => byteCount;
}

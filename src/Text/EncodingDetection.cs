using System.Text;

namespace BriefingBus.Text;

/// <summary>Detects the encoding of a text from its bytes alone: the pair of encoding and language with the least information content, in
/// bits.</summary>
internal static class EncodingDetection
{
    /// <summary>The number of bytes that are examined.</summary>
    private const int Sample = 48 * 1024;

    /// <summary>The advantage in bits that a rarer encoding of the same language needs, so that short texts get the usual one.</summary>
    private const double Rarity = 3;

    /// <summary>Bits of an ASCII letter.</summary>
    private const double AsciiLetter = 4;

    /// <summary>The likeliest encoding of a text that is neither UTF-8, UTF-16 nor UTF-32.</summary>
    public static EncodingChoice Detect(ReadOnlySpan<byte> bytes)
    {
        var sample = Excerpt(bytes);
        var best = (Bits: double.MaxValue, Name: "windows-1252");
        foreach (var (name, encoding, systems) in SingleByte)
        {
            var letters = new LetterCount(encoding.GetString(sample));
            foreach (var (system, rank) in systems) Consider(letters.Bits(system) + rank * Rarity, name, ref best);
        }
        var ascii = sample.Count(b => char.IsAsciiLetterOrDigit((char)b));
        foreach (var (name, encoding, language) in DoubleByte)
            Consider(EastAsianBits(encoding.GetString(sample), ascii, language), name, ref best);
        return new(EncodingLabels.Find(best.Name) ?? EncodingLabels.Windows1252, best.Name == "ks_c_5601-1987" ? "euc-kr" : best.Name);
    }

    private static void Consider(double bits, string name, ref (double Bits, string Name) best)
    {
        if (bits < best.Bits) best = (bits, name);
    }

    private static readonly List<(string Name, Encoding Encoding, List<(WritingSystem System, int Rank)> Systems)> SingleByte =
    [
        .. WritingSystem.All
            .SelectMany(system => system.Encodings.Select((name, rank) => (Name: name, System: system, Rank: rank)))
            .GroupBy(row => row.Name)
            .Where(group => EncodingLabels.Find(group.Key) is not null)
            .Select(group => (group.Key, Marking(group.Key), group.Select(row => (row.System, row.Rank)).ToList())),
    ];

    private static readonly List<(string Name, Encoding Encoding, EastAsianText Language)> DoubleByte =
    [
        .. EastAsianText.All
            .SelectMany(language => language.Encodings.Select(name => (Name: name, Language: language)))
            .Where(row => EncodingLabels.Find(row.Name) is not null)
            .Select(row => (row.Name, Marking(row.Name), row.Language)),
    ];

    /// <summary>The encoding with a fallback that marks every invalid byte.</summary>
    private static Encoding Marking(string name)
    {
        var marking = (Encoding)EncodingLabels.Find(name)!.Clone();
        marking.DecoderFallback = new DecoderReplacementFallback("\uFFFD");
        return marking;
    }

    /// <summary>The lines of a long text with characters beyond ASCII, since the others are no evidence.</summary>
    private static byte[] Excerpt(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= Sample) return bytes.ToArray();
        var excerpt = new List<byte>(Sample);
        while (!bytes.IsEmpty && excerpt.Count < Sample)
        {
            var end = bytes.IndexOf((byte)'\n');
            var line = end < 0 ? bytes : bytes[..(end + 1)];
            bytes = bytes[line.Length..];
            if (line.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) >= 0)
                excerpt.AddRange(line[..Math.Min(line.Length, Sample - excerpt.Count)]);
        }
        return [.. excerpt];
    }

    /// <summary>The information content of a reading with two-byte characters. Each ASCII byte inside such a character saves the cost of
    /// an ASCII letter.</summary>
    private static double EastAsianBits(string text, int asciiBytes, EastAsianText language)
    {
        var (bits, ascii) = (0.0, 0);
        foreach (var character in text)
        {
            if (character >= 0x80) bits += language.Bits(character);
            else if (char.IsAsciiLetterOrDigit(character)) ascii++;
        }
        return bits - AsciiLetter * (asciiBytes - ascii);
    }
}

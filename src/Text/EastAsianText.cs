namespace BriefingBus.Text;

/// <summary>The information content of characters in Chinese, Japanese and Korean text, in bits each.</summary>
/// <param name="Encodings">The .NET names of the encodings of such text.</param>
/// <param name="Common">The characters that make up a good third of running text.</param>
/// <param name="Kana">Bits of a hiragana or katakana character.</param>
/// <param name="Hangul">Bits of a Hangul syllable.</param>
/// <param name="Ideograph">Bits of a common ideograph.</param>
internal sealed record EastAsianText(string[] Encodings, string Common, double Kana, double Hangul, double Ideograph)
{
    private readonly HashSet<char> common = [.. Common];

    /// <summary>The supported languages.</summary>
    public static IReadOnlyList<EastAsianText> All { get; } =
    [
        .. EmbeddedTable.Rows("east-asian.tsv").Select(row => new EastAsianText(
            row[0].Split(' '), row[1], Bits(row[2]), Bits(row[3]), Bits(row[4]))),
    ];

    private static double Bits(string cell) => double.Parse(cell, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The information content of <paramref name="character"/>, in bits.</summary>
    public double Bits(char character) => character switch
    {
        _ when common.Contains(character) => 7.5,
        >= '\u3041' and <= '\u3096' => Kana,
        >= '\u30A1' and <= '\u30FC' => Kana + 1,
        >= '\u3001' and <= '\u3011' or '\uFF0C' or '\uFF01' or '\uFF1A' or '\uFF08' or '\uFF09' or '\uFF1F' or '\uFF1B' or '\u3000' => 7,
        >= '\uFF10' and <= '\uFF5A' => 10,
        >= '\uFF61' and <= '\uFF9F' => 10,
        >= '\uAC00' and <= '\uD7A3' => Hangul,
        >= '\u4E00' and <= '\u9FFF' => Ideograph,
        >= '\u2010' and <= '\u2026' or '\u00B7' => 9,
        >= '\uE000' and <= '\uF8FF' or '\uFFFD' => 30,
        _ => 15,
    };
}

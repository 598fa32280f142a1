namespace BriefingBus.Text.Mojibake;

/// <summary>Replaces single misread characters.</summary>
internal static class Characters
{
    private static readonly Dictionary<char, string> Ligatures = new()
    {
        { 'ﬀ', "ff" }, { 'ﬁ', "fi" }, { 'ﬂ', "fl" }, { 'ﬃ', "ffi" }, { 'ﬄ', "ffl" }, { 'ﬅ', "st" }, { 'ﬆ', "st" }, { 'Ǆ', "DŽ" },
        { 'ǅ', "Dž" }, { 'ǆ', "dž" }, { 'Ǉ', "LJ" }, { 'ǈ', "Lj" }, { 'ǉ', "lj" }, { 'Ǌ', "NJ" }, { 'ǋ', "Nj" }, { 'ǌ', "nj" },
        { 'Ǳ', "DZ" }, { 'ǲ', "Dz" }, { 'ǳ', "dz" }, { 'Ĳ', "IJ" }, { 'ĳ', "ij" }, { 'ŉ', "ʼn" },
    };

    /// <summary>Replaces the control characters U+0080 to U+009F: nobody writes them, they are windows-1252 read as iso-8859-1. Quotation
    /// marks become straight.</summary>
    public static string WithoutControls(string line) => !line.AsSpan().ContainsAnyInRange('\u0080', '\u009F')
        ? line
        : string.Create(line.Length, line, static (characters, source) =>
        {
            for (var i = 0; i < source.Length; i++)
                characters[i] = Windows1252.Meaning(source[i]) is var meant && meant != source[i] ? Straight(meant) : source[i];
        });

    /// <summary>The written form of a repaired character: straight quotation marks, since the next program could misread curly ones again,
    /// and ligatures as single letters, so that words can be found.</summary>
    public static string Plain(char repaired) =>
        Ligatures.TryGetValue(repaired, out var letters) ? letters : Straight(repaired).ToString();

    private static char Straight(char character) => character switch
    {
        >= '\u2018' and <= '\u201B' => '\'',
        >= '\u201C' and <= '\u201F' => '"',
        _ => character,
    };
}

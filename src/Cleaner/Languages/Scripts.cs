using System.Globalization;

namespace BriefingBus.Cleaner.Languages;

/// <summary>A script of <c>scripts.tsv</c>.</summary>
/// <param name="Name">Its ISO 15924 code.</param>
/// <param name="Languages">The languages written in it.</param>
/// <param name="Default">The language that the script implies, or null if its languages have profiles.</param>
/// <param name="Letters">Letters unique to one of its languages, with that language.</param>
internal sealed record Script(
    string Name, IReadOnlyList<string> Languages, string? Default, IReadOnlyList<KeyValuePair<string, string>> Letters);

/// <summary>Finds the script of a character, and its languages.</summary>
internal static class Scripts
{
    private static readonly byte[] OfCharacter = new byte[65536];

    /// <summary>All scripts; index 0 is no script.</summary>
    public static IReadOnlyList<Script> All { get; } = Read();

    public static readonly int Latin = IndexOf("Latn");
    public static readonly int Han = IndexOf("Hani");
    public static readonly int Kana = IndexOf("Kana");
    public static readonly int Hangul = IndexOf("Hang");

    /// <summary>The index of a letter's script in <see cref="All"/>; 0 for other characters.</summary>
    public static int IndexOf(char c) => OfCharacter[c];

    /// <summary>True if the language is known and does not use this script.</summary>
    public static bool IsForeignTo(string language, int script) =>
        !All[script].Languages.Contains(language) && All.Any(other => other.Languages.Contains(language));

    private static int IndexOf(string name)
    {
        for (var i = 1; i < All.Count; i++)
            if (All[i].Name == name)
                return i;
        throw new InvalidDataException($"scripts.tsv has no {name}");
    }

    private static List<Script> Read()
    {
        List<Script> scripts = [new Script("Zyyy", [], null, [])];
        foreach (var row in LanguageData.Rows("scripts.tsv"))
        {
            var languages = row[2].Split(' ');
            scripts.Add(new Script(
                row[0],
                [.. languages.Where(language => language != "*")],
                languages[0] == "*" ? null : languages[0],
                row.Length < 4 ? [] : LettersOf(row[3])));
            foreach (var range in row[1].Split(' '))
                OfCharacter.AsSpan(Number(range[..4])..(Number(range[5..]) + 1)).Fill((byte)(scripts.Count - 1));
        }
        return scripts;
    }

    private static int Number(string hexadecimal) => int.Parse(hexadecimal, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static List<KeyValuePair<string, string>> LettersOf(string cell) =>
        [.. cell.Split(' ').Select(letters => letters.Split(':')).Select(pair => KeyValuePair.Create(pair[0], pair[1]))];
}

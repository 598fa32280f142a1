using System.Globalization;
using BriefingBus.Text;

namespace BriefingBus.Cleaner.Boilerplate;

/// <summary>The phrases with which publishers address their readers in one language: the table <c>reader-address.tsv</c>, whose head
/// explains the kinds.</summary>
internal sealed class ReaderPhrases
{
    /// <summary>Matches any letters.</summary>
    private const char AnyLetters = '*';

    private static readonly ILookup<string, (string Kind, string Phrase)> Table =
        EmbeddedTable.Rows(typeof(ReaderPhrases).Assembly, "reader-address.tsv")
            .SelectMany(row => row[2].Split('|').Select(phrase => (Language: row[0], Kind: row[1], Phrase: phrase)))
            .ToLookup(row => row.Language, row => (row.Kind, row.Phrase));

    private readonly Dictionary<int, (string Kind, string Phrase)[]> byBeginning;
    private readonly HashSet<string> kinds;

    /// <summary>The phrases of a primary language tag; none if the table lacks it.</summary>
    public ReaderPhrases(string language)
    {
        IsSpaced = language is not ("ja" or "zh");
        kinds = [.. Table[language].Select(row => row.Kind)];
        byBeginning = Table[language].Concat(kinds.Contains("offers") ? Table["*"] : [])
            .GroupBy(row => BeginningOf(row.Phrase, 0))
            .ToDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>Whether the table has a primary language tag.</summary>
    public static bool AreOf(string language) => Table.Contains(language);

    /// <summary>Whether spaces separate words.</summary>
    public bool IsSpaced { get; }

    /// <summary>Whether the language has phrases of the kind.</summary>
    public bool Have(string kind) => kinds.Contains(kind);

    /// <summary>The sentence in the form that phrases are compared with, of the same length: lower case, straight apostrophes, plain
    /// spaces.</summary>
    public static string Comparable(string sentence) =>
        string.Create(sentence.Length, sentence, static (text, from) =>
        {
            for (var i = 0; i < text.Length; i++)
                text[i] = from[i] switch { '’' => '\'', var c when char.IsWhiteSpace(c) => ' ', var c => char.ToLowerInvariant(c) };
        });

    /// <summary>The phrases in a comparable sentence, in their order.</summary>
    public List<ReaderPhrase> In(string sentence)
    {
        var found = new List<ReaderPhrase>();
        for (var at = 0; at < sentence.Length; at++)
        {
            if ((IsSpaced && at > 0 && IsLetter(sentence[at - 1])) || !byBeginning.TryGetValue(BeginningOf(sentence, at), out var phrases))
                continue;
            foreach (var (kind, phrase) in phrases)
                if (EndOf(phrase, sentence, at) is > 0 and var end)
                    found.Add(new ReaderPhrase(kind, at, end));
        }
        return found;
    }

    /// <summary>The first two characters as one number; a space follows the last character of the text.</summary>
    private static int BeginningOf(string text, int at) => (text[at] << 16) | (at + 1 < text.Length ? text[at + 1] : ' ');

    /// <summary>The end of the phrase that begins at an index, or 0 if there is none.</summary>
    private int EndOf(string phrase, string sentence, int at)
    {
        foreach (var c in phrase)
        {
            if (c == AnyLetters)
                while (at < sentence.Length && IsLetter(sentence[at]))
                    at++;
            else if (at < sentence.Length && sentence[at] == c)
                at++;
            else
                return 0;
        }
        var goesOn = IsSpaced && at < sentence.Length && IsLetter(sentence[at]) && IsLetter(sentence[at - 1]);
        return goesOn && phrase[^1] != AnyLetters ? 0 : at;
    }

    private static bool IsLetter(char c) =>
        char.IsLetterOrDigit(c)
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}

/// <summary>A phrase in a sentence.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">The index after its last character.</param>
internal readonly record struct ReaderPhrase(string Kind, int Start, int End);

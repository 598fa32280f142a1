using System.Collections.Frozen;
using System.Globalization;
using BriefingBus.Composer.Rules;
using BriefingBus.Text;

namespace BriefingBus.Composer.Stories.Words;

/// <summary>Numbers written as words, from <c>number-words.tsv</c>.</summary>
public static class NumberWords
{
    // “hat” is 6 in Hungarian and “fire” is 4 in Danish: a text in an unknown language is read as English.
    private const string Fallback = "en";

    private static readonly FrozenDictionary<string, FrozenDictionary<string, double>> Languages =
        EmbeddedTable.Rows(typeof(NumberWords), "number-words.tsv")
            .ToFrozenDictionary(
                fields => fields[0],
                fields => fields.Skip(1)
                    .SelectMany(Values)
                    .DistinctBy(v => v.Word, StringComparer.Ordinal)
                    .ToFrozenDictionary(v => v.Word, v => v.Value, StringComparer.Ordinal),
                StringComparer.Ordinal);

    /// <summary>The languages with known number words.</summary>
    public static IReadOnlyCollection<string> Known => Languages.Keys;

    /// <summary>The value of a folded word, or null if it is not a number.</summary>
    /// <param name="word">The folded word.</param>
    /// <param name="language">The language of its text as a BCP 47 tag, or null.</param>
    public static double? Value(string word, string? language)
    {
        var name = string.IsNullOrEmpty(language) ? Fallback : LanguageTag.Primary(language);
        return Languages.TryGetValue(name, out var words) && words.TryGetValue(word, out var value) ? value : null;
    }

    private static IEnumerable<(string Word, double Value)> Values(string field)
    {
        var words = field.Split(' ');
        var value = double.Parse(words[0], CultureInfo.InvariantCulture);
        return words.Skip(1).Select(w => (FoldedText.Of(w).Trim(), value));
    }
}

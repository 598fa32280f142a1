using System.Collections.Frozen;
using System.Globalization;
using BriefingBus.Composer.Rules;
using BriefingBus.Text;

namespace BriefingBus.Composer.Stories.Words;

/// <summary>Ordinal numbers, in words (<c>ordinals.tsv</c>) and in digits with an ending: third, 3rd, 3e, 3:e.</summary>
internal static class Ordinals
{
    // A text in an unknown language is read as English; “prima” is an ordinary word in most languages.
    private const string Fallback = "en";

    private static readonly FrozenSet<string> Endings =
        FrozenSet.ToFrozenSet(["st", "nd", "rd", "th", "e", "er", "ere", "re", "eme", "nde", "de", "º", "ª", "o", "a", "и", "я", "ья"],
            StringComparer.Ordinal);

    // In these, a full stop after the digits is the ending: 3. Staffel.
    private static readonly FrozenSet<string> WithFullStop =
        FrozenSet.ToFrozenSet(["de", "da", "no", "fi", "cs", "sk", "pl", "hu", "tr", "hr", "sr", "sl", "et", "lv"], StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, FrozenDictionary<string, byte>> Languages =
        EmbeddedTable.Rows(typeof(Ordinals), "ordinals.tsv")
            .ToFrozenDictionary(
                fields => fields[0],
                fields => fields.Skip(1).SelectMany(Values).DistinctBy(v => v.Word, StringComparer.Ordinal)
                    .ToFrozenDictionary(v => v.Word, v => v.Value, StringComparer.Ordinal),
                StringComparer.Ordinal);

    /// <summary>The value of a word, up to 255; 0 if it is not an ordinal.</summary>
    /// <param name="word">The folded word.</param>
    /// <param name="after">The text after it.</param>
    /// <param name="language">The language of its text as a BCP 47 tag, or null.</param>
    public static byte Value(string word, ReadOnlySpan<char> after, string? language)
    {
        var primary = string.IsNullOrEmpty(language) ? Fallback : LanguageTag.Primary(language);
        if (!char.IsAsciiDigit(word[0]))
            return Languages.TryGetValue(primary, out var words) ? words.GetValueOrDefault(word) : (byte)0;
        var digits = word.AsSpan().IndexOfAnyExceptInRange('0', '9');
        var isOrdinal = digits < 0
            ? (after is ['.', ' ', ..] && WithFullStop.Contains(primary))
                || after is ['º' or 'ª' or 'ᵉ', ..] or ['.', 'º' or 'ª' or 'e', ..]
                || after is [':', 'e' or 'a', ..] or ['-', 'й' or 'я' or 'е' or 'г' or 'м', ..]
            : Endings.Contains(word[digits..]);
        return isOrdinal && byte.TryParse(digits < 0 ? word : word.AsSpan(0, digits), CultureInfo.InvariantCulture, out var value)
            ? value : (byte)0;
    }

    private static IEnumerable<(string Word, byte Value)> Values(string field)
    {
        var words = field.Split(' ');
        var value = byte.Parse(words[0], CultureInfo.InvariantCulture);
        return words.Skip(1).Select(w => (FoldedText.Of(w).Trim(), value));
    }
}

using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace BriefingBus.Cleaner.Models;

/// <summary>A word of a sentence as claims are compared: lower case, numbers without their separators, contractions written out.</summary>
/// <param name="Text">The word.</param>
/// <param name="EndsPhrase">True where a comma, semicolon, colon, dash or bracket follows.</param>
internal readonly partial record struct ClaimToken(string Text, bool EndsPhrase)
{
    private static readonly SearchValues<char> Breaks = SearchValues.Create(",;:()—–\"“”");

    private static readonly Dictionary<string, string> Same = new()
    {
        ["one"] = "1", ["two"] = "2", ["three"] = "3", ["four"] = "4", ["five"] = "5", ["six"] = "6", ["seven"] = "7", ["eight"] = "8", ["nine"] = "9",
        ["ten"] = "10", ["eleven"] = "11", ["twelve"] = "12", ["percent"] = "%", ["says"] = "said",
    };

    private static readonly (string Contraction, string Meaning)[] Contractions =
    [
        ("won't", "will not"), ("can't", "can not"), ("cannot", "can not"), ("n't", " not"), ("per cent", "percent"), ("'ll", " will"), ("'re", " are"), ("'ve", " have"),
    ];

    /// <summary>True for a number.</summary>
    public bool IsNumber => char.IsDigit(Text[0]);

    /// <summary>The tokens of a sentence.</summary>
    public static List<ClaimToken> Of(string sentence)
    {
        var text = sentence.Replace('’', '\'').ToLowerInvariant().Normalize(NormalizationForm.FormC);
        foreach (var (contraction, meaning) in Contractions)
            text = text.Replace(contraction, meaning, StringComparison.Ordinal);
        var matches = Token().Matches(text);
        var tokens = new List<ClaimToken>(matches.Count);
        for (var i = 0; i < matches.Count; i++)
        {
            var end = matches[i].Index + matches[i].Length;
            var between = text[end..(i + 1 < matches.Count ? matches[i + 1].Index : text.Length)];
            tokens.Add(new ClaimToken(Normal(matches[i].Value), between.AsSpan().ContainsAny(Breaks) || between.Contains(" - ", StringComparison.Ordinal)));
        }
        return tokens;
    }

    private static string Normal(string word)
    {
        if (char.IsDigit(word[0]))
            return word.Replace(",", "", StringComparison.Ordinal) is var number
                && decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
                ? value.ToString("0.############", CultureInfo.InvariantCulture) : word;
        return Same.TryGetValue(word, out var same) ? same : word.EndsWith("'s", StringComparison.Ordinal) ? word[..^2] + "'" : word;
    }

    [GeneratedRegex(@"\d+(?:[.,:/]\d+)*|[%$€£¥]|[\p{L}\p{M}]+(?:[-'][\p{L}\p{M}]+)*", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}

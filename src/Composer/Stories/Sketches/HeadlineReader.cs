using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using BriefingBus.Composer.Rules;
using BriefingBus.Composer.Stories.Words;

namespace BriefingBus.Composer.Stories.Sketches;

/// <summary>Reads a headline word by word, with its numbers.</summary>
internal static class HeadlineReader
{
    public const int MaxWords = 60;
    private static readonly SearchValues<char> Beginnings = SearchValues.Create(":.!?–—|\"“„«‘»");

    private static readonly FrozenSet<char> Counters = WordList.Words("counters.txt").Select(w => w[0]).ToFrozenSet();

    private const string KanjiDigits = "〇一二三四五六七八九";

    /// <summary>The words of the headline, or of another text.</summary>
    public static List<WrittenWord> Read(string title, string? language, WordForms forms, int most = MaxWords)
    {
        var words = new List<WrittenWord>(12);
        var reader = new WordReader(title, NumberGroups.ByLanguage(language));
        var isTurkish = language?.StartsWith("tr", StringComparison.OrdinalIgnoreCase) == true;
        while (words.Count < most && reader.Read())
        {
            var begins = (words.Count == 0 || reader.Between.ContainsAny(Beginnings)) && !reader.IsQuotedAlone;
            if (FoldedText.HasNoWordSpaces(reader.Word))
            {
                AddCharacters(words, reader.Word, forms, most);
                continue;
            }
            var spelling = reader.Word.ToString();
            var word = forms.Of(NumberGroups.WithoutSpaces(spelling), language);
            if (word.Folded.Length == 0)
                continue;
            var number = Value(spelling) ?? Scaled(spelling) ?? NumberWords.Value(word.Folded, language);
            var percent = number is not null && (reader.After is '%' or '€' || reader.Between is [.., '$' or '€' or '£' or '¥']);
            if (number is { } right && words is [.., { Number: { } left } last] && IsWord(spelling)
                && Joined(left, right, IsWord(last)) is { } joined)
            {
                words[^1] = last with { Number = joined, Place = last.Place.Start..reader.End };
                continue;
            }
            words.Add(new WrittenWord(word, spelling, number, begins, percent, char.IsUpper(spelling[0]) || char.IsLower(spelling[0]))
            {
                Place = reader.Start..reader.End,
                Ordinal = Ordinals.Value(word.Folded, reader.Rest, language),
                // Turkish separates endings from names, and from nothing else: Karakum'da.
                IsPartedFromEnding = isTurkish && reader.After is '\'' or '’',
            });
        }
        return words;
    }

    private static bool IsWord(WrittenWord word) => IsWord(word.Spelling);

    private static bool IsWord(string spelling) => char.IsLetter(spelling[0]);

    // Two hundred, twenty seven; 40 million in digits and words, but not 12 hundred.
    private static double? Joined(double left, double right, bool areWords) =>
        right >= (areWords ? 100 : 1_000_000) && left < right ? left * right
        : areWords && left is >= 20 and < 100 && right < 10 ? left + right : null;

    /// <summary>The value of a number with its unit: 40m, 2.5bn.</summary>
    private static double? Scaled(string spelling)
    {
        var (digits, unit) = spelling switch
        {
            [.. var value, 'b', 'n'] => (value, 1e9),
            [.. var value, 'm' or 'M'] => (value, 1e6),
            _ => ("", 0),
        };
        return digits.Length > 0 && Value(digits) is { } number ? number * unit : null;
    }

    /// <summary>The value of a number in digits: 1,250 and 1.250 are 1250; 2.25 and 2,25 are two and a quarter. The parts of 2.7.0 are
    /// thousandths of one another, so that versions and dates are equal only if all parts are.</summary>
    internal static double? Value(string spelling)
    {
        spelling = NumberGroups.WithoutSpaces(spelling);
        if (!char.IsAsciiDigit(spelling[0]) || spelling.Any(c => !char.IsAsciiDigit(c) && c is not ('.' or ',')))
            return null;
        var parts = spelling.Split('.', ',');
        var groups = parts.Length > 1 && parts.Skip(1).All(p => p.Length == 3) && parts[0] != "0";
        if (parts.Length > 2 && !groups)
            return Array.ConvertAll(parts, p => double.Parse(p, CultureInfo.InvariantCulture)).Reverse()
                .Aggregate((sum, part) => part + (sum + 1) / 1000);
        var text = groups ? string.Concat(parts) : string.Join('.', parts);
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static void AddCharacters(List<WrittenWord> words, ReadOnlySpan<char> run, WordForms forms, int most)
    {
        for (var i = 0; i < run.Length && words.Count < most;)
        {
            var kind = Kind(run[i]);
            var end = i + 1;
            while (end < run.Length && kind != ' ' && Kind(run[end]) == kind)
                end++;
            var spelling = run[i..end].ToString();
            double? number = kind switch
            {
                '0' => Value(spelling.Normalize(NormalizationForm.FormKC)),
                '一' when Counts(run[end..]) => Kanji(spelling),
                _ => null,
            };
            words.Add(new WrittenWord(forms.Of(spelling, language: null), spelling, number, Begins: false, Percent: false, HasCase: false));
            i = end;
        }
    }

    // Runs of katakana, of Latin letters and of digits are words; other characters are single.
    private static char Kind(char c) => c switch
    {
        >= '゠' and <= 'ヿ' => 'ア',
        >= '0' and <= '9' or >= '０' and <= '９' or '.' => '0',
        '十' or '百' or '千' => '一',
        _ when KanjiDigits.Contains(c) => '一',
        _ when char.IsAsciiLetter(c) => 'a',
        _ => ' ',
    };

    /// <summary>Whether the text after a Chinese numeral lets it be a number: in 三重 (Mie) and 千葉 (Chiba) it is part of a name.</summary>
    private static bool Counts(ReadOnlySpan<char> rest) =>
        rest.IsEmpty || Kind(rest[0]) is not ' ' || rest[0] is < '\u4E00' or > '\u9FFF' || Counters.Contains(rest[0]);

    private static double Kanji(string digits)
    {
        double total = 0, digit = 0;
        foreach (var c in digits)
        {
            var unit = c switch { '十' => 10, '百' => 100, '千' => 1000, _ => 0 };
            if (unit > 0)
                (total, digit) = (total + Math.Max(1, digit) * unit, 0);
            else
                digit = digit * 10 + KanjiDigits.IndexOf(c);
        }
        return total + digit;
    }
}

using System.Collections.Frozen;
using BriefingBus.Text;

namespace BriefingBus.Fetcher.Feeds.Dates;

/// <summary>The names of months, weekdays and halves of the day in all languages: tables beside this file, read on first use.</summary>
internal static class DateWords
{
    /// <summary>The maximum length of a name.</summary>
    public const int MaxLength = 40;

    private static readonly Lazy<FrozenDictionary<string, DateWord>> Words = new(Load);

    private static readonly string[] Calendars = ["persian", "islamic"];

    /// <summary>The meanings of a name; null if it has none.</summary>
    /// <param name="name">One word or several with a space between, as <see cref="Fold"/> gives them.</param>
    public static DateWord? Find(ReadOnlySpan<char> name) =>
        Words.Value.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var word) ? word : null;

    /// <summary>Folds a character for comparing names: lower case, one sigma, one kind of apostrophe.</summary>
    public static char Fold(char character) => character switch
    {
        'ς' or 'Σ' => 'σ',
        'İ' or 'ı' => 'i',
        'ʼ' or '’' or '‘' or 'ʻ' or '`' => '\'',
        _ => char.ToLowerInvariant(character),
    };

    private static FrozenDictionary<string, DateWord> Load()
    {
        var words = new Dictionary<string, DateWord>(12_000, StringComparer.Ordinal);
        foreach (var cells in Rows("dates-names.tsv").Concat(Rows("dates-forms.tsv"))) AddLanguage(words, cells);
        foreach (var (name, meaning) in words.Where(w => w.Key.Any(c => c > 0x7F)).ToList()) AddPlain(words, name, meaning);
        foreach (var name in words.Keys.Where(n => n.Contains(' ', StringComparison.Ordinal)).ToList())
            Word(words, name[..name.IndexOf(' ', StringComparison.Ordinal)]).BeginsName = true;
        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IReadOnlyList<string[]> Rows(string table) => EmbeddedTable.Rows(typeof(DateWords).Assembly, table);

    private static void AddLanguage(Dictionary<string, DateWord> words, string[] cells)
    {
        var (language, calendar) = (cells[0], Array.IndexOf(Calendars, cells[0]) + 1);
        foreach (var (name, month) in Names(cells[1]))
        {
            var word = Word(words, name);
            if (calendar > 0) (word.Calendar, word.OtherMonth) = ((DateCalendar)calendar, month + 1);
            else
            {
                word.Months |= (ushort)(1 << month);
                word.MonthsByLanguage.Add((language, month + 1));
            }
        }
        foreach (var (name, day) in Names(cells[2])) Word(words, name).Days |= (byte)(1 << day);
        if (cells.Length < 4) return;
        foreach (var (name, half) in Names(cells[3])) Word(words, name).HalfDay = half * 12;
    }

    private static IEnumerable<(string Name, int Index)> Names(string cell) =>
        cell.Split(' ').SelectMany((names, index) => names.Split('|').Where(name => name != "-").Select(name => (Folded(name), index)));

    /// <summary>The name with a single space for each run of other characters, as the date reader sees it.</summary>
    private static string Folded(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var character in name.Normalize())
        {
            if (character is '\u200C' or '\u200D') continue; // joiners, which people leave out
            var letter = Fold(character);
            if (IsLetter(letter) || (letter is '\'' or '"' && folded.Length > 0)) folded.Append(letter);
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }
        return folded.ToString().Trim();
    }

    /// <summary>Whether the character belongs to a word: letters and the marks on them.</summary>
    public static bool IsLetter(char character) =>
        char.IsAsciiLetter(character)
        || (character > 0x7F && (char.IsLetter(character) || character is '״' or '׳'
            || char.GetUnicodeCategory(character)
                is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Surrogate));

    /// <summary>The name without accents, as many people type it, unless that is another word.</summary>
    private static void AddPlain(Dictionary<string, DateWord> words, string name, DateWord meaning)
    {
        if (name[0] is > '\u024F' and not (>= '\u0370' and <= '\u03FF')) return; // Latin and Greek: elsewhere marks are letters
        var letters = name.Normalize(NormalizationForm.FormD).Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark);
        var plain = string.Concat(letters)
            .Replace('ø', 'o').Replace('ł', 'l').Replace('đ', 'd');
        if (plain.Length > 2) words.TryAdd(plain, meaning);
    }

    private static DateWord Word(Dictionary<string, DateWord> words, string name)
    {
        if (!words.TryGetValue(name, out var word)) words[name] = word = new DateWord();
        return word;
    }
}

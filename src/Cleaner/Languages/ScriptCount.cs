namespace BriefingBus.Cleaner.Languages;

/// <summary>How many letters of each script a text has.</summary>
internal sealed record ScriptCount(int Latin, int Cyrillic, int Greek, int Arabic, int Persian, int Hebrew, int Han, int Kana, int Hangul, int Thai, int Devanagari)
{
    private const int LeastLetters = 12;

    /// <summary>Counts the letters.</summary>
    public static ScriptCount Of(string text)
    {
        int latin = 0, cyrillic = 0, greek = 0, arabic = 0, persian = 0, hebrew = 0, han = 0, kana = 0, hangul = 0, thai = 0, devanagari = 0;
        foreach (var c in text)
            switch (c)
            {
                case >= 'A' and <= 'Z' or >= 'a' and <= 'z' or >= '\u00C0' and <= '\u024F' or >= '\u1E00' and <= '\u1EFF': latin++; break;
                case >= '\u0400' and <= '\u04FF': cyrillic++; break;
                case >= '\u0370' and <= '\u03FF' or >= '\u1F00' and <= '\u1FFF': greek++; break;
                case '\u067E' or '\u0686' or '\u0698' or '\u06AF' or '\u06CC' or '\u06A9': persian++; arabic++; break;
                case >= '\u0620' and <= '\u06FF': arabic++; break;
                case >= '\u05D0' and <= '\u05EA': hebrew++; break;
                case >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF': han++; break;
                case >= '\u3041' and <= '\u30FF': kana++; break;
                case >= '\uAC00' and <= '\uD7A3': hangul++; break;
                case >= '\u0E01' and <= '\u0E5B': thai++; break;
                case >= '\u0904' and <= '\u097F': devanagari++; break;
            }
        return new ScriptCount(latin, cyrillic, greek, arabic, persian, hebrew, han, kana, hangul, thai, devanagari);
    }

    /// <summary>The one language of the script that most letters are of; <c>Latin</c> or <c>Cyrillic</c> where several share it; null where
    /// there are too few letters or no script has most. An ideograph weighs two letters.</summary>
    public string? Dominant()
    {
        var asian = 2 * Han + 2 * Kana;
        (int Letters, string Answer)[] counts =
        [
            (Latin, "Latin"), (Cyrillic, "Cyrillic"), (Greek, "el"), (Arabic, 20 * Persian > Arabic ? "fa" : "ar"), (Hebrew, "he"),
            (asian, 8 * Kana > Han ? "ja" : "zh"), (2 * Hangul, "ko"), (Thai, "th"), (Devanagari, "hi"),
        ];
        var most = counts.MaxBy(count => count.Letters);
        return most.Letters >= LeastLetters && 2 * most.Letters > counts.Sum(count => count.Letters) ? most.Answer : null;
    }
}

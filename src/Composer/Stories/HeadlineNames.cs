namespace BriefingBus.Composer.Stories;

/// <summary>Finds the names of people, places, organisations, products and teams in a headline.</summary>
internal static class HeadlineNames
{
    /// <summary>The words of the names.</summary>
    public static IEnumerable<Word> Find(IReadOnlyList<HeadlineWord> headline, string? language)
    {
        var isTitleCase = IsTitleCase(headline);
        for (var i = 0; i < headline.Count; i++)
        {
            if (headline[i].Term >= 0 && headline[i].Number is null && CalendarWords.Of(headline[i].Word.Folded) is null && IsName(headline, i, isTitleCase, language))
                yield return headline[i].Word;
        }
    }

    /// <summary>Whether the headline writes most words with a capital, or all letters as capitals: then a capital says nothing.</summary>
    public static bool IsTitleCase(IReadOnlyList<HeadlineWord> headline)
    {
        int words = 0, capitals = 0;
        foreach (var word in headline)
        {
            if (!word.HasCase || word.Spelling.Length < 4)
                continue;
            words++;
            capitals += word.IsCapital ? 1 : 0;
        }
        return words >= 3 && capitals > 0.7 * words;
    }

    private static bool IsName(IReadOnlyList<HeadlineWord> headline, int at, bool isTitleCase, string? language)
    {
        var word = headline[at];
        if (!word.HasCase)
            return word.Spelling.Length > 1 && word.Spelling[0] is >= '゠' and <= 'ヿ';
        if (word.IsSpeltAsName)
            return true;
        if (!word.IsCapital)
            return false;
        var isGerman = language?.StartsWith("de", StringComparison.OrdinalIgnoreCase) == true;
        if (isGerman)
            return !OrdinaryWords.Contains(word.Word.Folded, language) && word.Word.Small == 0 && (!word.Begins || !EndsAsAdjective(word.Word.Folded));
        if (!isTitleCase && !word.Begins)
            return true;
        // Here a capital says nothing, so that what other texts do with the word decides, and then whether it is an English word.
        if (word.Word.Capital != word.Word.Small)
            return word.Word.Capital > word.Word.Small;
        return !OrdinaryWords.Contains(word.Word.Folded, language) && (isTitleCase || IsEnglish(language) || IsFollowedByCapital(headline, at));
    }

    private static bool IsEnglish(string? language) => language?.StartsWith("en", StringComparison.OrdinalIgnoreCase) != false;

    private static bool IsFollowedByCapital(IReadOnlyList<HeadlineWord> headline, int at) =>
        at + 1 < headline.Count && headline[at + 1] is { IsCapital: true, Begins: false };

    private static bool EndsAsAdjective(string word) => word.EndsWith('e') || word.EndsWith("er", StringComparison.Ordinal) || word.EndsWith("es", StringComparison.Ordinal);
}

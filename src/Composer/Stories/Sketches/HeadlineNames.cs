using System.Collections.Frozen;
using BriefingBus.Composer.Stories.Words;

namespace BriefingBus.Composer.Stories.Sketches;

/// <summary>Finds the names of people, places, organisations, products and teams in a headline.</summary>
internal static class HeadlineNames
{
    private static readonly FrozenSet<string> Metres = WordList.Words("metres.txt");

    /// <summary>The words as grouping compares them.</summary>
    public static HeadlineWord[] Mark(IReadOnlyList<WrittenWord> headline, string? language)
    {
        var isTitleCase = IsTitleCase(headline);
        var marked = new HeadlineWord[headline.Count];
        for (var i = 0; i < marked.Length; i++)
        {
            var mayBeName = headline[i].Word.Term != 0 && headline[i].Number is null && CalendarWords.Of(headline[i].Word.Folded) is null;
            marked[i] = headline[i].Compared(mayBeName ? NamingOf(headline, i, isTitleCase, language) : Naming.Never);
        }
        // In a headline all in capitals, capitals do not mark abbreviations.
        var isShouted = !headline.Any(w => w.Spelling.Any(char.IsLower));
        for (var i = 0; i < marked.Length; i++)
        {
            if (headline[i].Number is not null && IsInMetres(headline, i))
                marked[i] = marked[i] with { Form = marked[i].Form | WordWriting.Metres };
            if (headline[i].IsInCapitals && !isShouted)
                marked[i] = marked[i] with { Form = marked[i].Form | WordWriting.Abbreviation };
            if (Conjunctions.Contains(headline[i].Word.Folded, language))
                marked[i] = marked[i] with { Form = marked[i].Form | WordWriting.Conjunction };
        }
        HeadlineVerbs.Mark(marked, headline, language);
        return marked;
    }

    /// <summary>Whether the headline writes most words with a capital, or all letters as capitals: then a capital has no meaning. Function
    /// words are lower case in title case too, and the first word has a capital in any case.</summary>
    public static bool IsTitleCase(IReadOnlyList<WrittenWord> headline)
    {
        int words = 0, inside = 0, capitals = 0;
        foreach (var word in headline)
        {
            if (!word.HasCase || word.Word.Term == 0)
                continue;
            words++;
            if (word.Begins)
                continue;
            inside++;
            capitals += word.IsCapital ? 1 : 0;
        }
        return words >= 3 && capitals > 0.7 * inside;
    }

    /// <summary>Whether a number is a distance: 400m, 400 metros; not $400m.</summary>
    private static bool IsInMetres(IReadOnlyList<WrittenWord> headline, int at) => !headline[at].Percent
        && (headline[at].Spelling is [>= '0' and <= '9', .., 'm']
            || (at + 1 < headline.Count && Metres.Contains(headline[at + 1].Word.Folded)));

    private static Naming NamingOf(IReadOnlyList<WrittenWord> headline, int at, bool isTitleCase, string? language)
    {
        var word = headline[at];
        if (!word.HasCase)
            return word.Spelling.Length > 1 && word.Spelling[0] is >= '゠' and <= 'ヿ' ? Naming.Always : Naming.Never;
        if (word.IsSpeltAsName)
            return Naming.Always;
        if (!word.IsCapital)
            return Naming.Never;
        // “Fallece Ramona Quiles”: the capital begins the sentence.
        if (word.Begins && Synonyms.Contains(word.Word.Folded, language))
            return Naming.Never;
        if (language?.StartsWith("de", StringComparison.OrdinalIgnoreCase) == true)
            return !OrdinaryWords.Contains(word.Word.Folded, language) && (!word.Begins || !EndsAsAdjective(word.Word.Folded))
                ? Naming.IfNeverSmall : Naming.Never;
        if (!isTitleCase && !word.Begins)
            return Naming.Always;
        // Capitals have no meaning here, so the use of the word in other texts decides, then whether it is an English word.
        return !OrdinaryWords.Contains(word.Word.Folded, language)
            && (isTitleCase || IsEnglish(language) || IsFollowedByCapital(headline, at, language))
            ? Naming.UnlessSmallElsewhere : Naming.IfCapitalElsewhere;
    }

    private static bool IsEnglish(string? language) => language?.StartsWith("en", StringComparison.OrdinalIgnoreCase) != false;

    /// <summary>Whether another word of the name follows, or another name: Renard et Castel.</summary>
    private static bool IsFollowedByCapital(IReadOnlyList<WrittenWord> headline, int at, string? language) =>
        IsCapitalInside(headline, at + 1)
        || (IsCapitalInside(headline, at + 2) && Conjunctions.Contains(headline[at + 1].Word.Folded, language));

    private static bool IsCapitalInside(IReadOnlyList<WrittenWord> headline, int at) =>
        at < headline.Count && headline[at] is { IsCapital: true, Begins: false };

    private static bool EndsAsAdjective(string word) =>
        word.EndsWith('e') || word.EndsWith("er", StringComparison.Ordinal) || word.EndsWith("es", StringComparison.Ordinal);
}

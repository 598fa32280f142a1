using System.Collections.Frozen;
using BriefingBus.Text;

namespace BriefingBus.Composer.Stories.Words;

/// <summary>Splits words in languages that write compounds as one word: Großbrand and Brand, Bahnstreik and “Streik der Bahn”. It does not
/// know whether the parts are words; the other texts decide.</summary>
internal static class Compounds
{
    private const int MinHead = 4;
    private const int MinModifier = 3;

    /// <summary>The length of a modifier from which on the head alone means the compound: a Zugunglück is an Unglück.</summary>
    private const int LongModifier = 4;

    // Without j: Swedish has ljus, mjölk and njure.
    private const string Consonants = "bcdfghklmnpqrstvwxz";

    private static readonly FrozenSet<string> Languages =
        FrozenSet.ToFrozenSet(["de", "nl", "af", "sv", "da", "no", "is", "fi", "et", "hu"], StringComparer.Ordinal);

    // Linking elements: Wohnung-s-brand, Kranke-n-haus.
    private static readonly string[] Links = ["s", "es", "n", "en", "er", "e"];

    /// <summary>The possible parts of a word of a headline.</summary>
    /// <param name="word">The word.</param>
    /// <param name="language">The language of the headline as a BCP 47 tag, or null.</param>
    /// <param name="forms">Reads the parts.</param>
    /// <param name="place">The index of the word in the headline.</param>
    public static IEnumerable<WordPart> Of(WrittenWord word, string? language, WordForms forms, int place)
    {
        var folded = word.Word.Folded;
        if (word.Number is not null || word.Word.Term == 0 || folded.Length < MinModifier + MinHead
            || language is null || !Languages.Contains(LanguageTag.Primary(language)) || !folded.All(char.IsLetter))
            yield break;
        for (var at = MinModifier; at <= folded.Length - MinHead; at++)
        {
            if (!MayBegin(folded.AsSpan(at)))
                continue;
            // The prefixes “über”, “unter” and “aus” change the meaning of the rest.
            if (forms.TermOf(folded[..at], language) is 0 || forms.TermOf(folded[at..], language) is not (not 0 and var head))
                continue;
            if (at >= LongModifier)
                yield return new WordPart(head, 0, (byte)place);
            foreach (var modifier in Modifiers(folded[..at]).Select(m => forms.TermOf(m, language)).Where(m => m != 0).Distinct())
                yield return new WordPart(head, modifier, (byte)place);
        }
    }

    /// <summary>Whether a word of these languages may begin like this: not with a double consonant, nor with l, m, n or r before another
    /// consonant. This rules out more than a third of the possible splits.</summary>
    private static bool MayBegin(ReadOnlySpan<char> word) =>
        !Consonants.Contains(word[1], StringComparison.Ordinal)
            || (word[0] != word[1] && !"lmnr".Contains(word[0], StringComparison.Ordinal));

    private static IEnumerable<string> Modifiers(string written) =>
        Links.Where(l => written.Length >= l.Length + MinModifier && written.EndsWith(l, StringComparison.Ordinal))
            .Select(l => written[..^l.Length]).Prepend(written);
}

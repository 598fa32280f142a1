using System.Collections.Frozen;
using BriefingBus.Text;

namespace BriefingBus.Composer.Stories.Words;

/// <summary>Finds what a word may be made of in languages that write compounds as one word: Großbrand and Brand, Bahnstreik and “Streik
/// der Bahn”. Whether the parts are words is not known here; the texts at hand decide.</summary>
internal static class Compounds
{
    private const int MinHead = 4;
    private const int MinModifier = 3;

    /// <summary>The head of a longer modifier says by itself what the compound is: a Zugunglück is an Unglück.</summary>
    private const int LongModifier = 4;

    // Without j: Swedish has ljus, mjölk and njure.
    private const string Consonants = "bcdfghklmnpqrstvwxz";

    private static readonly FrozenSet<string> Languages =
        FrozenSet.ToFrozenSet(["de", "nl", "af", "sv", "da", "no", "is", "fi", "et", "hu"], StringComparer.Ordinal);

    // What joins the parts: Wohnung-s-brand, Kranke-n-haus.
    private static readonly string[] Links = ["s", "es", "n", "en", "er", "e"];

    /// <summary>The parts that a word of a headline may have.</summary>
    /// <param name="word">The word.</param>
    /// <param name="language">The language of the headline as a BCP 47 tag, or null.</param>
    /// <param name="forms">Reads the parts.</param>
    /// <param name="place">Where the headline has the word.</param>
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
            // “über”, “unter” and “aus” make another word of what follows.
            if (forms.TermOf(folded[..at], language) is 0 || forms.TermOf(folded[at..], language) is not (not 0 and var head))
                continue;
            if (at >= LongModifier)
                yield return new WordPart(head, 0, (byte)place);
            foreach (var modifier in Modifiers(folded[..at]).Select(m => forms.TermOf(m, language)).Where(m => m != 0).Distinct())
                yield return new WordPart(head, modifier, (byte)place);
        }
    }

    /// <summary>Whether a word of these languages may begin so: not with a consonant twice, nor with l, m, n or r before another consonant.
    /// More than a third of the places to take a word apart are none.</summary>
    private static bool MayBegin(ReadOnlySpan<char> word) =>
        !Consonants.Contains(word[1], StringComparison.Ordinal)
            || (word[0] != word[1] && !"lmnr".Contains(word[0], StringComparison.Ordinal));

    private static IEnumerable<string> Modifiers(string written) =>
        Links.Where(l => written.Length >= l.Length + MinModifier && written.EndsWith(l, StringComparison.Ordinal))
            .Select(l => written[..^l.Length]).Prepend(written);
}

using System.Collections.Frozen;
using BriefingBus.Composer.Rules;
using BriefingBus.Text;

namespace BriefingBus.Composer.Stories.Words;

/// <summary>Words that publishers use for the same event (<c>synonyms.tsv</c>): “Fallece”, “Muere”; “gestorben”, “tot”.</summary>
internal static class Synonyms
{
    private static readonly (string Language, string Word, byte Event)[] Words =
    [
        .. EmbeddedTable.Rows(typeof(Synonyms), "synonyms.tsv").GroupBy(row => row[0], StringComparer.Ordinal).SelectMany((rows, at) =>
            rows.SelectMany(row => row[2].Split(' ').Select(w => (row[1], FoldedText.Of(w).Trim(), (byte)(at + 1))))),
    ];

    private static readonly FrozenSet<(string Language, string Word)> Known = Words.Select(w => (w.Language, w.Word)).ToFrozenSet();

    private static readonly FrozenDictionary<uint, byte> Events = ByTerm(new WordForms());

    /// <summary>Whether a folded word of a language (a BCP 47 tag or null) names an event.</summary>
    public static bool Contains(string word, string? language) =>
        Known.Contains((string.IsNullOrEmpty(language) ? "en" : LanguageTag.Primary(language), word));

    /// <summary>The event that a term (<see cref="WordForm.Term"/>) names; 0 if it names none.</summary>
    public static byte EventOf(uint term) => Events.GetValueOrDefault(term);

    private static FrozenDictionary<uint, byte> ByTerm(WordForms forms) => Words
        .SelectMany(w => TermsOf(forms.Of(w.Word, w.Language)).Where(t => t != 0).Select(t => (Term: t, w.Event))).DistinctBy(t => t.Term)
        .ToFrozenDictionary(t => t.Term, t => t.Event);

    private static IEnumerable<uint> TermsOf(WordForm form) => [form.Term, form.Exact];
}

using System.Collections.Frozen;
using BriefingBus.Composer.Rules;
using BriefingBus.Text;

namespace BriefingBus.Composer.Stories.Words;

/// <summary>Long names whose abbreviation is not their initials: European Union, Bundesgerichtshof, 日本銀行
/// (<c>abbreviations.tsv</c>).</summary>
internal static class Abbreviations
{
    private const string AllLanguages = "*";

    private static readonly FrozenDictionary<string, LongName[]> Languages =
        EmbeddedTable.Rows(typeof(Abbreviations), "abbreviations.tsv")
            .SelectMany(fields => fields[2].Split('|').Select(name => (Language: fields[0], Name: LongName.Of(fields[1], name))))
            .GroupBy(row => row.Language, row => row.Name, StringComparer.Ordinal)
            .ToFrozenDictionary(rows => rows.Key, rows => rows.ToArray(), StringComparer.Ordinal);

    /// <summary>The abbreviations of the long names in a headline.</summary>
    /// <param name="title">The headline.</param>
    /// <param name="language">Its language as a BCP 47 tag, or null.</param>
    /// <param name="forms">Reads the abbreviations.</param>
    public static IEnumerable<WordPart> Of(string title, string? language, WordForms forms)
    {
        if (language is null)
            yield break;
        var folded = $" {FoldedText.Of(title).Trim()} ";
        foreach (var name in Named(LanguageTag.Primary(language)).Concat(Named(AllLanguages)))
        {
            if (!folded.Contains(name.Folded, StringComparison.Ordinal))
                continue;
            if (name.IsInCapitals)
            {
                if (forms.TermOf(name.Abbreviation, language) is not 0 and var term)
                    yield return new WordPart(term, WordForm.KeyOf(name.Abbreviation), WordPart.OfName);
                continue;
            }
            foreach (var term in Terms.Of(name.Abbreviation, language))
                yield return new WordPart(WordForm.KeyOf(term), 0, WordPart.OfName);
        }
    }

    private static LongName[] Named(string language) => Languages.GetValueOrDefault(language, []);

    private sealed record LongName(string Folded, string Abbreviation, bool IsInCapitals)
    {
        public static LongName Of(string abbreviation, string name)
        {
            var folded = FoldedText.Of(name).Trim();
            return new LongName(
                FoldedText.HasNoWordSpaces(folded) ? folded : $" {folded} ",
                FoldedText.Of(abbreviation).Trim(),
                !FoldedText.HasNoWordSpaces(folded) && abbreviation.All(char.IsUpper));
        }
    }
}

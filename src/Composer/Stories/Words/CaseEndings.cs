using System.Collections.Frozen;
using System.Globalization;
using BriefingBus.Composer.Rules;
using BriefingBus.Text;

namespace BriefingBus.Composer.Stories.Words;

/// <summary>The inflectional endings of a language: Zagórki, Zagórkach; patlama, patlamasında. Languages with little or no inflection have
/// none.</summary>
internal sealed class CaseEndings
{
    /// <summary>The minimum number of letters that remain of a word.</summary>
    private const int MinRoot = 4;

    private static readonly FrozenDictionary<string, CaseEndings> Languages =
        EmbeddedTable.Rows(typeof(CaseEndings), "case-endings.tsv")
            .ToFrozenDictionary(
                fields => fields[0],
                fields => new CaseEndings(
                    int.Parse(fields[1], CultureInfo.InvariantCulture),
                    FoldedText.Of(fields[2]).Split(' ', StringSplitOptions.RemoveEmptyEntries),
                    hasFleetingVowel: fields[0] is "pl" or "cs" or "sk",
                    saysRoles: fields is not [.., "forms"]),
                StringComparer.Ordinal);

    private readonly int most;
    private readonly string[] endings;
    private readonly bool hasFleetingVowel;

    private CaseEndings(int most, string[] endings, bool hasFleetingVowel, bool saysRoles)
    {
        (this.most, this.hasFleetingVowel, SaysRoles) = (most, hasFleetingVowel, saysRoles);
        this.endings = [.. endings.Distinct(StringComparer.Ordinal).OrderByDescending(e => e.Length)];
    }

    /// <summary>Whether the endings express what prepositions do in other languages.</summary>
    public bool SaysRoles { get; }

    /// <summary>The endings of a language, or null if it has none.</summary>
    /// <param name="language">A BCP 47 tag, or null.</param>
    public static CaseEndings? Of(string? language) =>
        string.IsNullOrEmpty(language) ? null : Languages.GetValueOrDefault(LanguageTag.Primary(language));

    /// <summary>A folded word without its endings.</summary>
    public string RootOf(string word)
    {
        var root = word;
        for (var i = 0; i < most && Array.Find(endings, e => root.Length >= e.Length + MinRoot
            && root.EndsWith(e, StringComparison.Ordinal)) is { } ending; i++)
            root = root[..^ending.Length];
        return hasFleetingVowel ? WithoutFleetingVowel(root) : root;
    }

    // Zagórek, Zagórki; chłopiec, chłopca: the e before the last consonant is fleeting.
    private static string WithoutFleetingVowel(string root) =>
        root.Length > MinRoot && root[^2] == 'e' && !"aeiouy".Contains(root[^1], StringComparison.Ordinal)
            ? string.Concat(root.AsSpan(0, root[^3] == 'i' ? root.Length - 3 : root.Length - 2), root.AsSpan(root.Length - 1)) : root;
}

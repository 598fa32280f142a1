using System.Collections.Frozen;
using System.Text.RegularExpressions;
using BriefingBus.Text;

namespace BriefingBus.Composer.Weather;

/// <summary>Decides by the words of issuers (<c>warning-ends.tsv</c>) whether a warning has ended, or that there is none. The end of
/// something else (“Storm warning: ferries cancelled”) does not count: leaving out a warning is the worst error.</summary>
internal static partial class WarningEnd
{
    /// <summary>The maximum length of the text that is about the warning itself; within it no pattern is slow. Automata would be safe at
    /// any length (<see cref="RegexOptions.NonBacktracking"/>), but those of these words take 45 MB.</summary>
    private const int MaxLength = 300;

    private static readonly FrozenDictionary<string, string> Words = EmbeddedTable.Rows(typeof(WarningEnd), "warning-ends.tsv")
        .GroupBy(row => row[1], row => row[2]).ToFrozenDictionary(kind => kind.Key, kind => string.Join('|', kind));

    private static readonly Regex AllClear = Of(
        $@"\b(?:{Words["no"]})\s+(?:[\w-]+\s+){{0,3}}?(?:{Words["warning"]})(?!\w)|{Words["none"]}");
    private static readonly Regex Ended = Of($@"\b(?:{Words["ended"]})\b|{Words["ended-cjk"]}");
    private static readonly Regex Auxiliary = Of($@"\b(?:{Words["auxiliary"]})\b");
    private static readonly Regex Conjunction = Of($@"\b(?:{Words["joins"]})\b");
    private static readonly Regex Otherwise = Of($@"\b(?:{Words["joins"]}|{Words["before"]})\b");
    private static readonly Regex Expired = Of($@"\b(?:{Words["expired"]})\b");
    private static readonly Regex InForce = Of($@"\b(?:{Words["in-force"]})\b");

    private static readonly Regex WarningBeforeEnd = Of(
        $@"\b(?:{Words["warning"]})\b.*?\b(?:{Words["ended"]})\b|(?:{Words["warning-cjk"]}).{{0,6}}?(?:{Words["ended-cjk"]})");

    private static readonly Regex EndBeforeWarning = Of(
        $@"\b(?:{Words["ended"]})\s+(?:(?:of|de|der|la|the)\s+)*(?:\p{{L}}+\s+){{0,2}}?(?:{Words["warning"]})\b"
        + $@"|\b(?:{Words["end-of"]})\s+(?:(?:la|l['’]|the)\s*)?(?:\p{{L}}+\s+){{0,2}}?(?:{Words["warning"]})\b"
        + $@"|(?:{Words["ended-cjk"]}).{{0,12}}?(?:{Words["warning-cjk"]})|\b(?:{Words["over"]})\b");

    /// <summary>Whether the issuer states that nothing is in force.</summary>
    public static bool IsAllClear(string text) => AllClear.Matches(text).Any(m => !Otherwise.IsMatch(m.Value));

    /// <summary>Whether a title states that a warning has ended: one of its clauses states nothing else, or names the ended
    /// warning.</summary>
    public static bool HasEnded(string title) => Clauses().Split(Beginning(title)).Any(c => SaysNothingElse(c) || EndsWarning(c));

    /// <summary>Whether a sentence at the beginning of the text states that a warning has ended, and none that it is in effect.</summary>
    public static bool SaysThatItEnded(string text)
    {
        var beginning = Beginning(text);
        return (Expired.IsMatch(beginning) || Sentences().Split(beginning).Any(EndsWarning))
            && !InForce.IsMatch(Expired.Replace(text, ""));
    }

    /// <summary>A title without the word for its end.</summary>
    public static string WithoutEnd(string title) => Ended.Replace(title, "").Trim();

    private static string Beginning(string text) => text.Length > MaxLength ? text[..MaxLength] : text;

    private static bool SaysNothingElse(string clause) =>
        Ended.IsMatch(clause) && !Auxiliary.Replace(Ended.Replace(clause, ""), "").Any(char.IsLetter);

    /// <summary>Whether the end refers to the warning: it follows the warning's name without another clause in between, or directly
    /// precedes it.</summary>
    private static bool EndsWarning(string clause) =>
        Conjunction.Split(clause).Any(c => EndBeforeWarning.IsMatch(c) || WarningBeforeEnd.IsMatch(c));

    private static Regex Of(string pattern) =>
        new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"[:;,()\[\]–—|：；，、（）]|\s-\s|[.!?。！？](?:\s|$)", RegexOptions.NonBacktracking)]
    private static partial Regex Clauses();

    [GeneratedRegex(@"[.!?;。！？；](?:\s|$)|\n", RegexOptions.NonBacktracking)]
    private static partial Regex Sentences();
}

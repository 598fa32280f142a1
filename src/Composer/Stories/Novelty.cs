using System.Globalization;
using BriefingBus.Composer.Stories.Comparing;
using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Composer.Stories.Words;

namespace BriefingBus.Composer.Stories;

/// <summary>What a report adds to earlier briefings.</summary>
/// <param name="Reason">What is new, as a phrase; null if nothing is.</param>
public sealed record Novelty(string? Reason)
{
    private const int HeadlineTerms = 2;
    private const double HeadlineShare = 1.0 / 3;
    private const int Sentences = 3;
    private const int SentenceTerms = 4;
    private const int LeadTerms = 40;
    private const double LeadShare = 0.2;

    /// <summary>The new number or name as the headline writes it; null if neither is new.</summary>
    public string? Change { get; init; }

    /// <summary>Whether the report adds something new.</summary>
    public bool IsNews => Reason is not null;

    /// <summary>Compares a report with the earlier reports of its story. The report is news if its headline has a number (in digits or in
    /// words) or a name that they do not have; if at least two of the headline's terms and a third of them are new, or if one is and a
    /// fifth of those in the text under it; or if the headline equals an earlier one except for a word that the earlier report has nowhere.
    /// A new version of an item is also news if its text has three sentences of which more than half of the terms (at least four) are new,
    /// or if a short text was reissued and at least two of its terms and a third of them are new, or a number is. Corrected typing errors,
    /// reworded sentences and a line added are not news.</summary>
    /// <param name="now">The report.</param>
    /// <param name="earlier">The reports of earlier briefings.</param>
    /// <param name="isVersion">Whether one of <paramref name="earlier"/> is an earlier version of the same item.</param>
    public static Novelty Of(Article now, IReadOnlyList<Article> earlier, bool isVersion)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var report in earlier)
        {
            known.UnionWith(Terms.Of(report.Title, report.Language));
            known.UnionWith(Terms.Of(report.Summary, report.Language));
            known.UnionWith(Terms.Of(report.Text, report.Language));
        }
        var read = ArticleReader.Of([now, .. earlier]);
        var articles = read.Articles;
        var written = HeadlineReader.Read(now.Title, now.Language, new WordForms());
        var stopWords = StopWords.Of(now.Language);
        if (NewNumber(now.Title, written, ArticleReader.Numbers(earlier)) is { } number)
            return new Novelty($"its headline says {number}") { Change = number };
        var names = articles[0].Names.Where(n => n.Key > 0 && !articles.Skip(1).Any(a => a.Has(n))).Select(n => n.Key).ToHashSet();
        if (names.Count > 0)
        {
            var name = WrittenChange.Name(now.Title, written, names);
            return new Novelty($"its headline names {name}") { Change = name };
        }
        var headline = Terms.Of(now.Title, now.Language, 60).Distinct(StringComparer.Ordinal).ToList();
        var fresh = headline.Where(t => !known.Contains(t)).ToList();
        // “Boy trapped in well”, “boy freed from well”: one new word is news if the text below continues with it.
        if ((fresh.Count >= HeadlineTerms && fresh.Count >= headline.Count * HeadlineShare)
            || (fresh.Exists(IsWord) && (ContinuesInText(now, known, isVersion) || IsOfAnotherEvent())))
            return new Novelty($"its headline says {string.Join(", ", fresh.Take(3))}");
        return new Novelty(isVersion ? NewText(now, earlier, known) : null);

        // In a new version, the headline may just have been reworded.
        bool IsOfAnotherEvent()
        {
            var swaps = new HeadlineSwaps(read.Vocabulary);
            return !isVersion && articles.Skip(1).Any(a => swaps.HaveSamePattern(articles[0], a));
        }

        // A word is neither a number that an earlier report has in digits nor a name that it has in another form.
        bool IsWord(string term) =>
            !written.Exists(w => w.Number is not null && Terms.StemOf(w.Word.Folded, stopWords) == term)
            && !articles.Skip(1).Any(a => a.Roots.Span.BinarySearch(WordForm.KeyOf(NameRoot.Of(term))) >= 0);
    }

    /// <summary>The first number of the headline that is not known, with its unit: “seven dead”.</summary>
    private static string? NewNumber(string title, List<WrittenWord> headline, HashSet<double> known) =>
        headline.FindIndex(w => w.Number is { } value && !known.Contains(value)) is >= 0 and var place
            ? WrittenChange.Number(title, headline, place) : null;

    private static string? NewText(Article now, IReadOnlyList<Article> earlier, HashSet<string> known)
    {
        var sentences = now.Text.Split(['.', '!', '?', '\n', '。'])
            .Select(s => Terms.Of(s, now.Language, 80).Distinct(StringComparer.Ordinal).ToList())
            .Where(s => s.Count > 0).ToList();
        var fresh = sentences.Count(s => s.Count >= SentenceTerms && IsNew(s, known));
        if (fresh >= Sentences)
            return $"{fresh} new sentences";
        // A bulletin is short and its page keeps the headline: a reissued text that is mostly different is the next bulletin.
        var isReissued = now.Published is { } published && earlier.All(t => t.ItemId != now.ItemId || t.Published < published);
        if (!isReissued || sentences.Count is 0 or >= 2 * Sentences)
            return null;
        var terms = sentences.SelectMany(s => s).Distinct(StringComparer.Ordinal).ToList();
        var unknown = terms.Where(t => !known.Contains(t)).ToList();
        if (unknown.Count >= HeadlineTerms && unknown.Count >= terms.Count * HeadlineShare)
            return "its text says " + string.Join(", ", unknown.Take(3));
        var numbers = ArticleReader.Numbers([now]).Except(ArticleReader.Numbers(earlier)).Order().ToList();
        return numbers.Count == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"its text says {numbers[0]}");
    }

    /// <summary>Whether a fifth of the terms under the headline, rounded down, are new. For another item, a text without terms also
    /// counts.</summary>
    private static bool ContinuesInText(Article now, HashSet<string> known, bool isVersion)
    {
        var lead = Terms.Of(now.Summary.Length > 0 ? now.Summary : now.Text, now.Language, LeadTerms).Distinct(StringComparer.Ordinal)
            .ToList();
        var fresh = lead.Count(t => !known.Contains(t));
        return lead.Count == 0 ? !isVersion : fresh >= Math.Max(1, (int)(lead.Count * LeadShare));
    }

    private static bool IsNew(List<string> sentence, HashSet<string> known) => sentence.Count(t => !known.Contains(t)) * 2 > sentence.Count;
}

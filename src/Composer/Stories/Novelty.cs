using BriefingBus.Composer.Rules;

namespace BriefingBus.Composer.Stories;

/// <summary>What a telling says that was not told before.</summary>
/// <param name="Reason">What is new, in plain words; null where nothing is.</param>
public sealed record Novelty(string? Reason)
{
    private const int HeadlineTerms = 2;
    private const double HeadlineShare = 1.0 / 3;
    private const int Sentences = 3;
    private const int SentenceTerms = 4;

    /// <summary>Whether it says something new.</summary>
    public bool SaysSomethingNew => Reason is not null;

    /// <summary>Measures a telling against all that was told of its story. It says something new when its headline brings a number that was not told,
    /// or when at least two of the headline's terms and a third of them are new; a new version of an item that was told, also when its text has three
    /// sentences of which more than half of the terms (at least four) are new. Typing errors, reworded sentences and a line added are not news.</summary>
    /// <param name="now">What is told now.</param>
    /// <param name="told">What was told of the story.</param>
    /// <param name="isVersion">True where one of <paramref name="told"/> is an earlier version of the same item.</param>
    public static Novelty Of(Telling now, IReadOnlyList<Telling> told, bool isVersion)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var telling in told)
        {
            known.UnionWith(Terms.Of(telling.Title));
            known.UnionWith(Terms.Of(telling.Summary));
            known.UnionWith(Terms.Of(telling.Text));
            known.UnionWith(Numbers(telling.Title + ' ' + telling.Summary + ' ' + telling.Text));
        }

        var headline = Terms.Of(now.Title, 60).Distinct(StringComparer.Ordinal).ToList();
        var fresh = headline.Where(t => !known.Contains(t)).ToList();
        if (Numbers(now.Title).FirstOrDefault(n => !known.Contains(n)) is { } number)
            return new Novelty($"its headline says {number}");
        if (fresh.Count >= HeadlineTerms && fresh.Count >= headline.Count * HeadlineShare)
            return new Novelty($"its headline says {string.Join(", ", fresh.Take(3))}");
        var sentences = isVersion ? now.Text.Split(['.', '!', '?', '\n', '。']).Count(s => IsNew(s, known)) : 0;
        return new Novelty(sentences >= Sentences ? $"{sentences} new sentences" : null);
    }

    private static bool IsNew(string sentence, HashSet<string> known)
    {
        var terms = Terms.Of(sentence, 80).Distinct(StringComparer.Ordinal).ToList();
        return terms.Count >= SentenceTerms && terms.Count(t => !known.Contains(t)) * 2 > terms.Count;
    }

    // Terms leave out single characters, but “5 dead” and “7 dead” is the difference.
    private static IEnumerable<string> Numbers(string text) =>
        FoldedText.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => char.IsAsciiDigit(w[0]));
}

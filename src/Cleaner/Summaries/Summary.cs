namespace BriefingBus.Cleaner.Summaries;

/// <summary>Chooses the sentences of an item's text that say it. Every sentence chosen stands in the description or the text, word for
/// word but for white space, or is one with its agency dateline left off. The rules are stated in <c>docs/summaries.md</c>.</summary>
public static class Summary
{
    /// <summary>A reader's least: fewer words than this say nothing.</summary>
    public const int LeastWords = 5;

    /// <summary>The sentences to show, in the source's order; none rather than bad ones.</summary>
    /// <param name="title">The headline, which the summary doesn't repeat.</param>
    /// <param name="text">The item's quotable text, paragraphs separated by a blank line: no headings, code or tables.</param>
    /// <param name="description">The feed's short form as plain text, or null.</param>
    /// <param name="language">BCP 47 tag of the text, or null.</param>
    /// <param name="options">How long it may be.</param>
    public static IReadOnlyList<string> Choose(
        string title, string text, string? description, string? language, SummaryOptions options) =>
        Explain(title, text, description, language, options).Sentences;

    /// <summary>As <see cref="Choose"/>, with what was weighed and why.</summary>
    public static SummaryChoice Explain(
        string title, string text, string? description, string? language, SummaryOptions options)
    {
        var own = description is null ? null : Description.Judge(title, description, text, language, options);
        if (own is { Sentences.Count: > 0 })
            return own;

        var candidates = Candidates(title, text, language);
        var chosen = Extract.Choose(title, candidates, language, options);
        return new SummaryChoice
        {
            Sentences = [.. chosen.Chosen.Select(i => candidates[i].Sentence)],
            From = chosen.Chosen.Count == 0 ? "nothing fit to quote" : "the text",
            Candidates = [.. candidates.Select((c, i) => c with { Score = chosen.Scores[i], Chosen = chosen.Chosen.Contains(i) })],
        };
    }

    internal static IReadOnlyList<SummaryCandidate> Candidates(string title, string text, string? language) =>
        [.. SentenceSplitter.Split(text, language).Select(sentence =>
        {
            var bare = Datelines.WithoutDateline(sentence);
            return new SummaryCandidate { Sentence = bare, RefusedBecause = SentenceRules.RefusalOf(bare, title, language) };
        })];
}

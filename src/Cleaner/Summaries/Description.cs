using BriefingBus.Cleaner.Languages;

namespace BriefingBus.Cleaner.Summaries;

/// <summary>A feed's own short form: an editor's sentence, or only the article's beginning cut at some length.</summary>
internal static class Description
{
    /// <summary>A description of more words than this is the article itself, and its sentences are weighed as such.</summary>
    private const int LongestTeaser = 90;

    /// <summary>What the description gives: its sentences where it is an editor's, null where the text should be weighed instead.</summary>
    public static SummaryChoice? Judge(string title, string description, string text, string? language, SummaryOptions options)
    {
        var words = Words.Length(description);
        if (words < Summary.LeastWords || words > LongestTeaser)
            return null;
        if (text.Length > 0 && IsBeginningOf(description, text))
            return null;

        var sentences = Summary.Candidates(title, description, language).ToList();
        if (sentences is [{ RefusedBecause: not null } only] && MayLackStop(only.Sentence)
            && SentenceRules.FormOf(only.Sentence, title, language) is null)
            sentences = [only with { RefusedBecause = null }];

        var taken = 0;
        var length = 0;
        var marked = sentences.Select(candidate =>
        {
            var longer = length + Words.Length(candidate.Sentence);
            if (candidate.RefusedBecause is not null || taken == options.Sentences || (taken > 0 && longer > options.Words))
                return candidate;
            taken++;
            length = longer;
            return candidate with { Chosen = true };
        }).ToList();
        return new SummaryChoice
        {
            Sentences = [.. marked.Where(c => c.Chosen).Select(c => c.Sentence)],
            From = "the feed's description",
            Candidates = marked,
        };
    }

    /// <summary>True where the text begins as the description does: feeds cut the article at a length of theirs.</summary>
    public static bool IsBeginningOf(string description, string text)
    {
        var said = Words.Of(description);
        var sure = said.Take(Math.Max(3, said.Count - 3)).ToList();
        return Words.Of(text[..Math.Min(text.Length, description.Length * 2 + 200)]) is var begun
            && begun.Count >= sure.Count && begun.Take(sure.Count).SequenceEqual(sure);
    }

    /// <summary>Publishers leave the stop off a single sentence; one of more than thirty words, or that ends in a function word, was cut.</summary>
    private static bool MayLackStop(string sentence)
    {
        var words = Words.Of(sentence);
        return words.Count is >= Summary.LeastWords and <= 30 && char.IsLetterOrDigit(sentence[^1])
            && !FunctionWords.Languages.Any(language => language is "en" or "fr" or "de" or "es" && FunctionWords.Contains(words[^1], language))
            && sentence.Any(char.IsLower);
    }
}

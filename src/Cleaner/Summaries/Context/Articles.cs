using BriefingBus.Text;

namespace BriefingBus.Cleaner.Summaries.Context;

/// <summary>How a language marks what is known: with articles, and with capitals.</summary>
/// <param name="tag">BCP 47 tag of the text, or null.</param>
internal sealed class Articles(string? tag)
{
    private readonly string language = tag is null ? "en" : LanguageTag.Primary(tag);
    private readonly HashSet<string> known = [.. ContextWordTable.Phrases(tag is null ? "en" : LanguageTag.Primary(tag), "known")];

    /// <summary>False for languages that capitalise every noun, or have no capitals.</summary>
    public bool NamesAreInCapitals =>
        language is not ("de" or "lb" or "ar" or "he" or "fa" or "hi" or "ko" or "ja" or "zh" or "th" or "ka");

    /// <summary>Whether a word is a definite article, alone, joined with a preposition, or elided, in lower case.</summary>
    public bool IsDefinite(string word) => known.Contains(word);

    /// <summary>Whether the sentence begins with a definite article.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="rest">The text after the article; empty if there is none.</param>
    public bool Open(string sentence, out string rest)
    {
        var end = sentence.IndexOf(' ', StringComparison.Ordinal);
        var isArticle = end > 0
            && Array.IndexOf(ContextWordTable.Phrases(language, "definite"), sentence[..end].ToLowerInvariant()) >= 0;
        rest = isArticle ? sentence[(end + 1)..] : "";
        return isArticle;
    }
}

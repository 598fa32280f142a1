using System.Collections.Frozen;
using BriefingBus.Composer.Rules;

namespace BriefingBus.Composer.Stories.Words;

/// <summary>Folds and stems words, and caches the result for each spelling and language.</summary>
internal sealed class WordForms
{
    /// <summary>The maximum number of cached spellings of a language; beyond it the cache is cleared.</summary>
    private const int MaxRemembered = 100_000;

    private readonly Dictionary<string, WordsOfLanguage> languages = new(StringComparer.Ordinal);
    private WordsOfLanguage? last;

    /// <summary>The word with this spelling.</summary>
    /// <param name="spelling">The word as a text has it.</param>
    /// <param name="language">The language of the text as a BCP 47 tag, or null.</param>
    public WordForm Of(ReadOnlySpan<char> spelling, string? language)
    {
        if (last?.Language != (language ?? ""))
            last = OfLanguage(language ?? "");
        return last.Of(spelling);
    }

    /// <summary>The term of a part of a folded word, or 0. Parts are not cached, as there are many of them.</summary>
    public uint TermOf(string folded, string? language) => OfLanguage(language ?? "").TermOf(folded);

    private WordsOfLanguage OfLanguage(string language)
    {
        // Tags come from feeds: there may be more of them than languages.
        if (languages.Count >= 200)
            languages.Clear();
        return languages.TryGetValue(language, out var known) ? known : languages[language] = new WordsOfLanguage(language);
    }

    private sealed class WordsOfLanguage
    {
        private readonly Dictionary<string, WordForm> bySpelling = new(StringComparer.Ordinal);
        private readonly Dictionary<string, WordForm>.AlternateLookup<ReadOnlySpan<char>> spellings;
        private readonly CaseEndings? endings;
        private readonly FrozenSet<string> stopWords;

        public WordsOfLanguage(string language)
        {
            Language = language;
            spellings = bySpelling.GetAlternateLookup<ReadOnlySpan<char>>();
            endings = CaseEndings.Of(language);
            stopWords = StopWords.Of(language);
        }

        public string Language { get; }

        public WordForm Of(ReadOnlySpan<char> spelling)
        {
            if (spellings.TryGetValue(spelling, out var word))
                return word;
            if (bySpelling.Count >= MaxRemembered)
                bySpelling.Clear();
            var written = spelling.ToString();
            return bySpelling[written] = FormOf(FoldedText.Of(written).Trim());
        }

        public uint TermOf(string folded)
        {
            var exact = ExactOf(folded);
            return exact != 0 && endings?.RootOf(folded) is { } root ? WordForm.KeyOf(root) : exact;
        }

        private uint ExactOf(string folded) => Terms.StemOf(folded, stopWords) is { } stem ? WordForm.KeyOf(stem) : 0;

        private WordForm FormOf(string folded)
        {
            var exact = ExactOf(folded);
            if (exact == 0 || endings?.RootOf(folded) is not { } root || WordForm.KeyOf(root) == exact)
            {
                return new WordForm(folded, WordForm.KeyOf(folded), exact, WordForm.KeyOf(NameRoot.Of(folded)), exact)
                {
                    IsStopWordElsewhere = StopWords.Of(language: null).Contains(folded),
                };
            }
            // Another language may have the same word, and inflect it differently.
            return new WordForm(folded, WordForm.KeyOf($"{folded}/{root}"), WordForm.KeyOf(root), WordForm.KeyOf(NameRoot.Of(root)), exact);
        }
    }
}

using BriefingBus.Composer.Stories.Words;

namespace BriefingBus.Composer.Stories.Sketches;

/// <summary>Finds the names in a headline that other headlines abbreviate: “European Central Bank” if another has ECB, “Organización
/// Mundial de la Salud” if another has OMS.</summary>
internal sealed class Initials
{
    /// <summary>The minimum number of initials; two are those of too many names.</summary>
    private const int MinLetters = 3;

    private const int MaxWords = 8;

    private readonly Dictionary<uint, int> abbreviations = [];

    /// <summary>Collects the abbreviations.</summary>
    public Initials(IReadOnlyList<ArticleWords> articles, Vocabulary vocabulary)
    {
        foreach (var article in articles)
        {
            foreach (ref readonly var word in article.Headline.AsSpan())
            {
                if (word.Is(WordWriting.Abbreviation) && vocabulary.TermOf(word.TermKey) is >= 0 and var term)
                    abbreviations[word.Key] = term;
            }
        }
    }

    /// <summary>Whether a headline has the abbreviation with this key.</summary>
    public bool Have(uint key) => abbreviations.ContainsKey(key);

    /// <summary>Adds the abbreviations of names in a headline.</summary>
    public void Find(ReadOnlySpan<HeadlineWord> headline, List<int> found)
    {
        if (abbreviations.Count == 0)
            return;
        for (var first = 0; first <= headline.Length - MinLetters; first++)
        {
            if (char.IsUpper(headline[first].Initial) && headline[first].TermKey != 0)
                FindFrom(headline[first..], found);
        }
    }

    /// <summary>Adds the abbreviations of a name that begins here. The initials of function words may count or not: Department of Justice,
    /// Organización Mundial de la Salud.</summary>
    private void FindFrom(ReadOnlySpan<HeadlineWord> words, List<int> found)
    {
        Span<char> all = stackalloc char[MaxWords];
        Span<char> telling = stackalloc char[MaxWords];
        var count = 0;
        for (var n = 0; n < Math.Min(words.Length, MaxWords) && words[n].Initial != '\0' && !words[n].Is(WordWriting.Abbreviation); n++)
        {
            all[n] = char.ToLowerInvariant(words[n].Initial);
            if (words[n].TermKey == 0)
                continue;
            telling[count++] = all[n];
            if (count >= MinLetters)
                Add(telling[..count], found);
            if (count != n + 1 && n + 1 >= MinLetters)
                Add(all[..(n + 1)], found);
        }
    }

    private void Add(ReadOnlySpan<char> letters, List<int> found)
    {
        if (abbreviations.TryGetValue(WordForm.KeyOf(letters), out var term))
            found.Add(term);
    }
}

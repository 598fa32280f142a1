using BriefingBus.Composer.Rules;

namespace BriefingBus.Composer.Stories;

/// <summary>Reads the articles at hand into terms over one vocabulary, weighs the terms, and finds the names in the headlines.</summary>
internal sealed class ArticleReader
{
    /// <summary>This many words of a text are read.</summary>
    private const int TextWords = 1500;

    private const int MaxRoots = 40;
    private const double TitleCount = 4;
    private const double SummaryCount = 1;
    private const double TextCount = 0.5;
    private const double RarityPower = 1.5;

    // Rarity is measured over the articles at hand and over a background of news in which each term that is no common word occurs once in so many texts:
    // without it, a quiet night's ten items would make every word look rare or frequent by accident.
    private const double BackgroundTexts = 200;
    private const double BackgroundCount = 1;

    private readonly Vocabulary vocabulary = new();
    private readonly List<int> texts = [];
    private readonly Dictionary<int, float> counts = [];
    private readonly SortedSet<int> roots = [];
    private readonly List<Word> small = [];
    private readonly List<Word> capital = [];

    /// <summary>How rare each term is.</summary>
    public float[] Rarity { get; private set; } = [];

    /// <summary>In how many articles each term occurs.</summary>
    public IReadOnlyList<int> Frequency => texts;

    /// <summary>For each term, whether a headline has it as a name.</summary>
    public bool[] NameTerms { get; private set; } = [];

    /// <summary>Reads the articles.</summary>
    public ArticleTerms[] Read(IReadOnlyList<Article> articles)
    {
        var read = new ArticleTerms[articles.Count];
        for (var i = 0; i < articles.Count; i++)
            read[i] = Read(articles[i]);
        while (texts.Count < vocabulary.Terms)
            texts.Add(0);
        NameTerms = new bool[texts.Count];
        Rarity = [.. texts.Select(n => (float)Math.Pow(Math.Log((articles.Count + BackgroundTexts) / (n + BackgroundCount)), RarityPower))];
        for (var i = 0; i < articles.Count; i++)
        {
            Weigh(read[i]);
            read[i].Names = [.. HeadlineNames.Find(read[i].Headline, articles[i].Language).Distinct()];
            foreach (var name in read[i].Names)
                NameTerms[name.Term] = true;
        }
        return read;
    }

    /// <summary>The numbers that the articles give, in digits or in words.</summary>
    public HashSet<double> Numbers(IEnumerable<Article> articles) =>
    [
        .. articles
            .SelectMany(a => HeadlineReader.Read(string.Join('\n', a.Title, a.Summary, a.Text), a.Language, vocabulary, TextWords))
            .Select(w => w.Number)
            .OfType<double>(),
    ];

    private ArticleTerms Read(Article article)
    {
        counts.Clear();
        var headline = HeadlineReader.Read(article.Title, article.Language, vocabulary);
        roots.Clear();
        Add(article.Title, TitleCount, article.Language);
        // A run of katakana is a word of its own beside its pairs of characters.
        foreach (var word in headline.Where(w => w is { HasCase: false, Term: >= 0, Number: null } && w.Spelling.Length > 1).DistinctBy(w => w.Term))
            counts.TryAdd(word.Term, (float)TitleCount);
        int[] title = [.. counts.Keys];
        Add(article.Summary, SummaryCount, article.Language);
        if (!string.Equals(article.Summary, article.Text, StringComparison.Ordinal))
            Add(article.Text, TextCount, article.Language);
        var terms = counts.Keys.ToArray();
        var weights = new float[terms.Length];
        Array.Sort(terms);
        for (var t = 0; t < terms.Length; t++)
        {
            weights[t] = counts[terms[t]];
            while (texts.Count <= terms[t])
                texts.Add(0);
            texts[terms[t]]++;
        }
        return new ArticleTerms { Terms = terms, Weights = weights, Title = title, Headline = headline, Roots = [.. roots] };
    }

    private void Add(string text, double count, string? language)
    {
        var showsNames = language?.StartsWith("de", StringComparison.OrdinalIgnoreCase) != true;
        var reader = new WordReader(text);
        small.Clear();
        capital.Clear();
        for (var n = 0; n < TextWords && reader.Read(); n++)
        {
            if (FoldedText.HasNoWordSpaces(reader.Word))
            {
                foreach (var pair in Terms.Of(reader.Word.ToString()))
                    Count(vocabulary.Term(pair), count);
                continue;
            }
            // Two articles of 2018 have nothing in common by that; PairFeatures compares numbers by what they count.
            if (char.IsAsciiDigit(reader.Word[0]) && !reader.Word.ContainsAnyExceptInRange('0', '9'))
                continue;
            var word = vocabulary.Of(reader.Word);
            if (char.IsLower(reader.Word[0]))
                small.Add(word);
            else if (char.IsUpper(reader.Word[0]))
            {
                if (showsNames && reader.Between is " " or ", ")
                    capital.Add(word);
                if (roots.Count < MaxRoots)
                    roots.Add(vocabulary.Root(word));
            }
            if (word.Term >= 0)
                Count(word.Term, count);
        }
        // In Title Case and ALL CAPITALS a capital says nothing.
        if (capital.Count > small.Count)
            return;
        foreach (var word in small)
            word.Small++;
        foreach (var word in capital)
            word.Capital++;
    }

    private void Count(int term, double count) => counts[term] = (float)(counts.GetValueOrDefault(term) + count);

    private void Weigh(ArticleTerms article)
    {
        double squares = 0;
        for (var t = 0; t < article.Terms.Length; t++)
        {
            var count = article.Weights[t];
            var weight = (count >= 1 ? 1 + MathF.Log(count) : count) * Rarity[article.Terms[t]];
            article.Weights[t] = weight;
            squares += weight * weight;
        }
        var length = (float)Math.Sqrt(squares);
        for (var t = 0; length > 0 && t < article.Weights.Length; t++)
            article.Weights[t] /= length;
    }
}

namespace BriefingBus.Composer.Stories;

/// <summary>Weighs the terms of the articles at hand, and finds the names in their headlines.</summary>
internal sealed class ArticleReader
{
    private const double RarityPower = 1.5;

    // Rarity is measured over the articles at hand and over a background of news in which each term that is no common word occurs once in
    // so many texts:
    // without it, a quiet night's ten items would make every word look rare or frequent by accident.
    private const double BackgroundTexts = 200;
    private const double BackgroundCount = 1;

    private readonly GroupingBasis basis;

    private ArticleReader(Vocabulary vocabulary, IReadOnlyList<ArticleWords> articles, GroupingBasis basis)
    {
        this.basis = basis;
        Vocabulary = vocabulary;
        Frequency = new int[vocabulary.Terms];
        foreach (var article in articles)
        {
            for (var t = 0; t < article.Terms.Length; t++)
                Frequency[article.Terms[t]] += article.Halves[t] > 0 ? 1 : 0;
        }
        NameTerms = new bool[Frequency.Length];
        Rarity = Array.ConvertAll(Frequency, n =>
            (float)Math.Pow(Math.Log((articles.Count + BackgroundTexts) / (n + BackgroundCount)), RarityPower));
        var names = new List<Name>();
        Articles = [.. articles.Select(a => Weighed(a, names))];
    }

    /// <summary>The articles.</summary>
    public ArticleTerms[] Articles { get; }

    /// <summary>The vocabulary of the articles.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>How rare each term is.</summary>
    public float[] Rarity { get; }

    /// <summary>In how many articles each term occurs.</summary>
    public int[] Frequency { get; }

    /// <summary>For each term, whether a headline has it as a name.</summary>
    public bool[] NameTerms { get; }

    /// <summary>Weighs articles that were read into one vocabulary.</summary>
    public static ArticleReader Of(Vocabulary vocabulary, IReadOnlyList<ArticleWords> articles, GroupingBasis basis) =>
        new(vocabulary, articles, basis);

    /// <summary>Reads and weighs articles.</summary>
    public static ArticleReader Of(IReadOnlyList<Article> articles)
    {
        var (sketch, vocabulary) = (new ArticleSketch(), new Vocabulary());
        return new ArticleReader(vocabulary, [.. articles.Select(a => vocabulary.Read(sketch.Of(a, [])))], GroupingBasis.Words);
    }

    /// <summary>The numbers that the articles give, in digits or in words.</summary>
    public static HashSet<double> Numbers(IEnumerable<Article> articles)
    {
        var forms = new WordForms();
        return
        [
            .. articles
                .SelectMany(a => HeadlineReader.Read(string.Join('\n', a.Title, a.Summary, a.Text), a.Language, forms,
                    ArticleSketch.TextWords))
                .Select(w => w.Number)
                .OfType<double>(),
        ];
    }

    private ArticleTerms Weighed(ArticleWords article, List<Name> names)
    {
        var (terms, halves) = Counted(article);
        names.Clear();
        foreach (ref readonly var word in article.Headline.AsSpan())
        {
            if (!Vocabulary.IsName(word))
                continue;
            var name = new Name(word.Key, Vocabulary.TermOf(word.TermKey), word.Root);
            if (!names.Contains(name))
                names.Add(name);
            NameTerms[name.Term] = true;
        }
        return new ArticleTerms
        {
            Terms = terms,
            Weights = Weights(terms, halves),
            Title = article.Title,
            Headline = article.Headline,
            Roots = article.Roots,
            Names = [.. names],
            Meaning = basis == GroupingBasis.Embeddings ? article.Meaning : null,
        };
    }

    /// <summary>The terms that say what the article is about; those that only rules ask for count nothing.</summary>
    private static (int[] Terms, ushort[] Halves) Counted(ArticleWords article) => Array.IndexOf(article.Halves, (ushort)0) < 0
        ? (article.Terms, article.Halves)
        : ([.. article.Terms.Where((_, t) => article.Halves[t] > 0)], [.. article.Halves.Where(h => h > 0)]);

    private float[] Weights(int[] terms, ushort[] halves)
    {
        var weights = new float[terms.Length];
        double squares = 0;
        for (var t = 0; t < weights.Length; t++)
        {
            var count = halves[t] / 2f;
            var weight = (count >= 1 ? 1 + MathF.Log(count) : count) * Rarity[terms[t]];
            weights[t] = weight;
            squares += weight * weight;
        }
        var length = (float)Math.Sqrt(squares);
        for (var t = 0; length > 0 && t < weights.Length; t++)
            weights[t] /= length;
        return weights;
    }
}

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
            foreach (var term in article.Terms)
                Frequency[term]++;
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
            Terms = article.Terms,
            Weights = Weights(article),
            Title = article.Title,
            Headline = article.Headline,
            Roots = article.Roots,
            Names = [.. names],
            Meaning = basis == GroupingBasis.Embeddings ? article.Meaning : null,
        };
    }

    private float[] Weights(ArticleWords article)
    {
        var weights = new float[article.Terms.Length];
        double squares = 0;
        for (var t = 0; t < weights.Length; t++)
        {
            var count = article.Halves[t] / 2f;
            var weight = (count >= 1 ? 1 + MathF.Log(count) : count) * Rarity[article.Terms[t]];
            weights[t] = weight;
            squares += weight * weight;
        }
        var length = (float)Math.Sqrt(squares);
        for (var t = 0; length > 0 && t < weights.Length; t++)
            weights[t] /= length;
        return weights;
    }
}

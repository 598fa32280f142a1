using BriefingBus.Composer.Stories.Words;

namespace BriefingBus.Composer.Stories.Sketches;

/// <summary>Weighs the terms of articles, and finds the names in their headlines.</summary>
internal sealed class ArticleReader
{
    private const double RarityPower = 1.5;

    // Rarity is measured over the articles and a background of news in which each significant term occurs once in this many texts. Without
    // it, every word of a quiet night's ten items would look rare or frequent by accident.
    private const double BackgroundTexts = 200;
    private const double BackgroundCount = 1;

    private readonly GroupingBasis basis;
    private readonly Rows<int> counted = new();
    private readonly Rows<ushort> halved = new();
    private readonly Rows<float> weighed = new();
    private int[] numbers = new int[256];
    private ushort[] counts = new ushort[256];
    private float[] weights = new float[256];

    private ArticleReader(Vocabulary vocabulary, IReadOnlyList<ArticleWords> articles, GroupingBasis basis)
    {
        this.basis = basis;
        Vocabulary = vocabulary;
        Frequency = new int[vocabulary.Terms];
        foreach (var article in articles)
        {
            var terms = article.Terms.Span;
            var halves = article.Halves.Span;
            for (var t = 0; t < terms.Length; t++)
                Frequency[terms[t]] += halves[t] > 0 ? 1 : 0;
        }
        var addedTerms = new AddedTerms(vocabulary, articles, Frequency[..]);
        Row<AddedTerm>[] added = [.. articles.Select(addedTerms.Of)];
        foreach (var row in added)
        {
            foreach (var (term, _) in row.Span)
                Frequency[term]++;
        }
        NameTerms = new bool[Frequency.Length];
        Rarity = Array.ConvertAll(Frequency, n =>
            (float)Math.Pow(Math.Log((articles.Count + BackgroundTexts) / (n + BackgroundCount)), RarityPower));
        var names = new List<Name>();
        Articles = [.. articles.Zip(added, (a, more) => Weighed(a, more, names))];
    }

    /// <summary>The articles.</summary>
    public ArticleTerms[] Articles { get; }

    /// <summary>The vocabulary of the articles.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>The rarity of each term.</summary>
    public float[] Rarity { get; }

    /// <summary>The number of articles with each term.</summary>
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

    private ArticleTerms Weighed(ArticleWords article, Row<AddedTerm> added, List<Name> names)
    {
        var (terms, halves) = With(Counted(article), added);
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

    /// <summary>The significant terms, with their weights; terms that only rules search count nothing.</summary>
    private (Row<int> Terms, Row<ushort> Halves) Counted(ArticleWords article)
    {
        var terms = article.Terms.Span;
        var halves = article.Halves.Span;
        if (!halves.Contains((ushort)0))
            return (article.Terms, article.Halves);
        var (some, theirs) = (new int[terms.Length], new ushort[terms.Length]);
        var count = 0;
        for (var t = 0; t < terms.Length; t++)
        {
            (some[count], theirs[count]) = (terms[t], halves[t]);
            count += halves[t] > 0 ? 1 : 0;
        }
        return (counted.Add(some.AsSpan(0, count)), theirs[..count]);
    }

    private (Row<int> Terms, Row<ushort> Halves) With((Row<int> Terms, Row<ushort> Halves) own, Row<AddedTerm> added)
    {
        if (added.Length == 0)
            return own;
        var all = own.Terms.Length + added.Length;
        if (numbers.Length < all)
            (numbers, counts) = (new int[2 * all], new ushort[2 * all]);
        own.Terms.Span.CopyTo(numbers);
        own.Halves.Span.CopyTo(counts);
        for (var i = 0; i < added.Length; i++)
            (numbers[own.Terms.Length + i], counts[own.Terms.Length + i]) = added.Span[i];
        Array.Sort(numbers, counts, 0, all);
        return (counted.Add(numbers.AsSpan(0, all)), halved.Add(counts.AsSpan(0, all)));
    }

    private Row<float> Weights(ReadOnlySpan<int> terms, ReadOnlySpan<ushort> halves)
    {
        if (weights.Length < terms.Length)
            weights = new float[terms.Length];
        double squares = 0;
        for (var t = 0; t < terms.Length; t++)
        {
            var count = halves[t] / 2f;
            var weight = (count >= 1 ? 1 + MathF.Log(count) : count) * Rarity[terms[t]];
            weights[t] = weight;
            squares += weight * weight;
        }
        var length = (float)Math.Sqrt(squares);
        for (var t = 0; length > 0 && t < terms.Length; t++)
            weights[t] /= length;
        return weighed.Add(weights.AsSpan(0, terms.Length));
    }
}

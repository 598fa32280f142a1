namespace BriefingBus.Composer.Stories;

/// <summary>An article as grouping compares it.</summary>
internal sealed class ArticleTerms
{
    private IReadOnlyList<(string Role, double Value)>? identities;
    private IReadOnlyList<(double Value, int Before, int After)>? numbers;

    /// <summary>Its terms, ascending.</summary>
    public required int[] Terms { get; init; }

    /// <summary>How much each says about what the article is about; the squares sum to 1.</summary>
    public required float[] Weights { get; set; }

    /// <summary>The distinct terms of its headline.</summary>
    public required int[] Title { get; init; }

    /// <summary>Its headline, word by word.</summary>
    public required List<HeadlineWord> Headline { get; init; }

    /// <summary>The words of the names in its headline.</summary>
    public Word[] Names { get; set; } = [];

    /// <summary>The roots of the words that headline and summary write with a capital, ascending.</summary>
    public required int[] Roots { get; init; }

    /// <summary>The numbers of the headline that name something, each with what it belongs to.</summary>
    public IReadOnlyList<(string Role, double Value)> Identities => identities ??= HeadlineDifferences.Identities(Headline);

    /// <summary>The numbers of the headline, each with the terms beside it (-1 where there is none).</summary>
    public IReadOnlyList<(double Value, int Before, int After)> Numbers => numbers ??= HeadlineDifferences.Numbers(Headline);

    /// <summary>True where the headline or the text has the term.</summary>
    public bool Has(int term) => Array.BinarySearch(Terms, term) >= 0;

    /// <summary>True where it has the name, in whatever form.</summary>
    public bool Has(Word name) => Has(name.Term) || (name.Root >= 0 && Array.BinarySearch(Roots, name.Root) >= 0);
}

using BriefingBus.Composer.Stories.Words;

namespace BriefingBus.Composer.Stories.Sketches;

/// <summary>An article's words by their numbers in a <see cref="Vocabulary"/>.</summary>
internal sealed class ArticleWords
{
    /// <summary>Its terms, ascending.</summary>
    public required Row<int> Terms { get; init; }

    /// <summary>How much each counts, in halves.</summary>
    public required Row<ushort> Halves { get; init; }

    /// <summary>The distinct terms of its headline.</summary>
    public required Row<int> Title { get; init; }

    /// <summary>Its headline, word by word.</summary>
    public required HeadlineWord[] Headline { get; init; }

    /// <summary>The roots of the words that headline, summary and text write with a capital, ascending.</summary>
    public required Row<uint> Roots { get; init; }

    /// <summary>The terms of its categories, as <see cref="WordForm.KeyOf"/> numbers them.</summary>
    public required Row<uint> Categories { get; init; }

    /// <summary>What the compounds of its headline may be made of.</summary>
    public required Row<WordPart> Parts { get; init; }

    /// <summary>What it means, or null if unknown.</summary>
    public required ArticleMeaning? Meaning { get; init; }

    /// <summary>By what its copies are known.</summary>
    public required CopyKeys Keys { get; init; }

    /// <summary>Whether the headline or the text has the term.</summary>
    public bool Has(int term) => Terms.Span.BinarySearch(term) >= 0;
}

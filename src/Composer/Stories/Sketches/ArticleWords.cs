using BriefingBus.Composer.Stories.Words;

namespace BriefingBus.Composer.Stories.Sketches;

/// <summary>An article's words by their numbers in a <see cref="Vocabulary"/>.</summary>
internal sealed class ArticleWords
{
    /// <summary>Its terms, ascending.</summary>
    public required Row<int> Terms { get; init; }

    /// <summary>The weight of each term, in halves.</summary>
    public required Row<ushort> Halves { get; init; }

    /// <summary>The distinct terms of its headline.</summary>
    public required Row<int> Title { get; init; }

    /// <summary>Its headline, word by word.</summary>
    public required HeadlineWord[] Headline { get; init; }

    /// <summary>The roots of the capitalised words of headline, summary and text, ascending.</summary>
    public required Row<uint> Roots { get; init; }

    /// <summary>The terms of its categories, by <see cref="WordForm.KeyOf"/>.</summary>
    public required Row<uint> Categories { get; init; }

    /// <summary>The possible parts of the compounds of its headline.</summary>
    public required Row<WordPart> Parts { get; init; }

    /// <summary>Its meaning, or null if unknown.</summary>
    public required ArticleMeaning? Meaning { get; init; }

    /// <summary>The keys by which copies are recognised.</summary>
    public required CopyKeys Keys { get; init; }

    /// <summary>Whether headline or text has the term.</summary>
    public bool Has(int term) => Terms.Span.BinarySearch(term) >= 0;
}

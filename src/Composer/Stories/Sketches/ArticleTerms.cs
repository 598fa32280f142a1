using System.Runtime.InteropServices;
using BriefingBus.Composer.Stories.Words;

namespace BriefingBus.Composer.Stories.Sketches;

/// <summary>An article as grouping compares it.</summary>
internal sealed class ArticleTerms
{
    private static readonly List<(uint, double)> NoIdentities = [];
    private static readonly List<(double, uint, uint)> NoNumbers = [];

    private bool? isCased;
    private List<(uint Role, double Value)>? identities;
    private List<(double Value, uint Before, uint After)>? numbers;

    /// <summary>Its terms, ascending.</summary>
    public required Row<int> Terms { get; init; }

    /// <summary>The weight of each term; the squares sum to 1.</summary>
    public required Row<float> Weights { get; init; }

    /// <summary>The distinct terms of its headline.</summary>
    public required Row<int> Title { get; init; }

    /// <summary>Its headline, word by word.</summary>
    public required HeadlineWord[] Headline { get; init; }

    /// <summary>The names in its headline, word by word.</summary>
    public required Name[] Names { get; init; }

    /// <summary>Its meaning, or null if unknown.</summary>
    public ArticleMeaning? Meaning { get; init; }

    /// <summary>The roots of its capitalised words, ascending.</summary>
    public required Row<uint> Roots { get; init; }

    /// <summary>The numbers of the headline that identify something, each with what it belongs to.</summary>
    public List<(uint Role, double Value)> Identities =>
        identities ??= HeadlineDifferences.Identities(Headline) is { Count: > 0 } found ? found : NoIdentities;

    /// <summary>The numbers of the headline, each with the adjacent terms (0 if there is none).</summary>
    public List<(double Value, uint Before, uint After)> Numbers =>
        numbers ??= HeadlineDifferences.Numbers(Headline) is { Count: > 0 } found ? found : NoNumbers;

    /// <summary>Whether every word of the headline is in a script with capitals.</summary>
    public bool IsCased => isCased ??= Array.TrueForAll(Headline, w => w.Is(WordWriting.HasCase));

    /// <summary>Whether headline or text has the term.</summary>
    public bool Has(int term) => Terms.Span.BinarySearch(term) >= 0;

    /// <summary>Whether the article has the name, in any form.</summary>
    public bool Has(Name name) => Roots.Span.Contains(name.Root) || Has(name.Term);
}

/// <summary>A word of a name.</summary>
/// <param name="Key">The word, <see cref="WordForm.Key"/>.</param>
/// <param name="Term">The number of its term.</param>
/// <param name="Root">Its root, <see cref="WordForm.Root"/>.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Name(uint Key, int Term, uint Root);

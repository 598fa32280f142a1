using System.Runtime.InteropServices;
using BriefingBus.Composer.Stories.Words;

namespace BriefingBus.Composer.Stories.Sketches;

/// <summary>Finds the terms of an article that match the wording of others: the parts of its compounds, the compounds whose parts its
/// headline has, and the abbreviations of its names.</summary>
internal sealed class AddedTerms
{
    /// <summary>The weight of a part of a compound in the headline, half that of the compound.</summary>
    private const ushort PartHalves = ArticleSketch.TitleHalves / 2;

    private readonly Vocabulary vocabulary;
    private readonly int[] written;
    private readonly bool[] isCapital;
    private readonly Initials initials;
    private readonly List<int> abbreviated = [];
    private readonly List<AddedTerm> found = [];
    private readonly List<KnownPart> known = [];
    private readonly Rows<AddedTerm> rows = new();

    // The compounds by their last term, each with the term before it.
    private readonly Dictionary<int, List<(int Modifier, int Whole)>> compounds = [];
    private readonly bool[] isHead;
    private readonly Row<KnownPart>[] parts;

    /// <summary>Collects the compounds.</summary>
    /// <param name="vocabulary">The vocabulary of the articles.</param>
    /// <param name="articles">The articles.</param>
    /// <param name="written">The number of articles with each term.</param>
    public AddedTerms(Vocabulary vocabulary, IReadOnlyList<ArticleWords> articles, int[] written)
    {
        (this.vocabulary, this.written) = (vocabulary, written);
        isCapital = vocabulary.CapitalTerms();
        initials = new Initials(articles, vocabulary);
        isHead = new bool[written.Length];
        parts = new Row<KnownPart>[articles.Count];
        var rowsOfParts = new Rows<KnownPart>();
        for (var i = 0; i < articles.Count; i++)
        {
            FindKnownParts(articles[i]);
            parts[i] = rowsOfParts.Add(CollectionsMarshal.AsSpan(known));
            foreach (var (head, modifier, place) in known)
            {
                if (modifier != head && vocabulary.TermOf(articles[i].Headline[place].TermKey) is >= 0 and var whole)
                    AddCompound(head, modifier, whole);
            }
        }
    }

    /// <summary>The added terms of an article.</summary>
    /// <param name="article">The article.</param>
    /// <param name="number">The index of the article.</param>
    public Row<AddedTerm> Of(ArticleWords article, int number)
    {
        found.Clear();
        foreach (ref readonly var part in parts[number].Span)
        {
            Add(article, part.Head, PartHalves);
            Add(article, part.Modifier, PartHalves);
        }
        var title = article.Title.Span;
        foreach (var head in title)
        {
            if (!isHead[head])
                continue;
            foreach (var (modifier, whole) in compounds[head])
            {
                if (title.Contains(modifier))
                    Add(article, whole, ArticleSketch.TitleHalves);
            }
        }
        foreach (ref readonly var part in article.Parts.Span)
        {
            if (part.Place == WordPart.OfName && WordOf(part.Head) is >= 0 and var term
                && (part.Modifier == 0 || initials.Have(part.Modifier)))
                Add(article, term, ArticleSketch.TitleHalves);
        }
        abbreviated.Clear();
        initials.Find(article.Headline, abbreviated);
        foreach (var term in abbreviated)
            Add(article, term, ArticleSketch.TitleHalves);
        return rows.Add(CollectionsMarshal.AsSpan(found));
    }

    private void Add(ArticleWords article, int term, ushort halves)
    {
        var at = article.Terms.Span.BinarySearch(term);
        if (at >= 0 && article.Halves.Span[at] > 0)
            return;
        foreach (var (other, _) in found)
        {
            if (other == term)
                return;
        }
        found.Add(new AddedTerm(term, halves));
    }

    /// <summary>Finds the parts of compounds in the headline that occur as words in some text. A head that needs no modifier counts
    /// alone.</summary>
    private void FindKnownParts(ArticleWords article)
    {
        known.Clear();
        var (lastHead, last) = (0u, -1);
        foreach (ref readonly var part in article.Parts.Span)
        {
            if (part.Place == WordPart.OfName)
                continue;
            // The ways to split a compound are ordered by their head, and most heads are not words.
            var head = part.Head == lastHead ? last : NounOf(part.Head);
            (lastHead, last) = (part.Head, head);
            if (head >= 0 && (part.Modifier == 0 ? head : NounOf(part.Modifier)) is >= 0 and var modifier)
                known.Add(new KnownPart(head, modifier, part.Place));
        }
    }

    /// <summary>The noun with this key. A word with a capital is a name: “Storbrand” does not end in “Randers”.</summary>
    private int NounOf(uint key) => WordOf(key) is >= 0 and var term && !isCapital[term] ? term : -1;

    private int WordOf(uint key) => vocabulary.TermOf(key) is >= 0 and var term && written[term] > 0 ? term : -1;

    private void AddCompound(int head, int modifier, int whole)
    {
        isHead[head] = true;
        if (!compounds.TryGetValue(head, out var ending))
            compounds[head] = ending = [];
        if (!ending.Contains((modifier, whole)))
            ending.Add((modifier, whole));
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private readonly record struct KnownPart(int Head, int Modifier, byte Place);
}

/// <summary>A term that an article has in the wording of others.</summary>
/// <param name="Term">The term.</param>
/// <param name="Halves">Its weight, in halves.</param>
[StructLayout(LayoutKind.Sequential, Pack = 2)]
internal readonly record struct AddedTerm(int Term, ushort Halves);

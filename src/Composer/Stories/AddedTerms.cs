namespace BriefingBus.Composer.Stories;

/// <summary>What an article says in the words of others at hand: the parts of its compounds, the compounds whose parts its headline has,
/// and the abbreviations of its names.</summary>
internal sealed class AddedTerms
{
    /// <summary>A part of a compound in the headline counts half of what the compound does.</summary>
    private const ushort PartHalves = ArticleSketch.TitleHalves / 2;

    private readonly Vocabulary vocabulary;
    private readonly int[] written;
    private readonly bool[] isCapital;
    private readonly Initials initials;
    private readonly List<int> abbreviated = [];

    // The compounds by the term that they end in, each with the term before it.
    private readonly Dictionary<int, List<(int Modifier, int Whole)>> compounds = [];
    private readonly bool[] isHead;

    /// <summary>Finds out which compounds there are.</summary>
    /// <param name="vocabulary">The vocabulary of the articles.</param>
    /// <param name="articles">The articles.</param>
    /// <param name="written">In how many of them each term occurs.</param>
    public AddedTerms(Vocabulary vocabulary, IReadOnlyList<ArticleWords> articles, int[] written)
    {
        (this.vocabulary, this.written) = (vocabulary, written);
        isCapital = vocabulary.CapitalTerms();
        initials = new Initials(articles, vocabulary);
        isHead = new bool[written.Length];
        foreach (var article in articles)
        {
            foreach (var (head, modifier, place) in KnownParts(article))
            {
                if (modifier != head && vocabulary.TermOf(article.Headline[place].TermKey) is >= 0 and var whole)
                    AddCompound(head, modifier, whole);
            }
        }
    }

    /// <summary>The terms that an article has so, and how much each counts, in halves.</summary>
    public (int Term, ushort Halves)[] Of(ArticleWords article)
    {
        var found = new List<(int Term, ushort Halves)>(0);
        foreach (var (head, modifier, _) in KnownParts(article))
        {
            Add(head, PartHalves);
            Add(modifier, PartHalves);
        }
        var title = article.Title.Span;
        foreach (var head in title)
        {
            if (!isHead[head])
                continue;
            foreach (var (modifier, whole) in compounds[head])
            {
                if (title.Contains(modifier))
                    Add(whole, ArticleSketch.TitleHalves);
            }
        }
        foreach (ref readonly var part in article.Parts.Span)
        {
            if (part.Place == WordPart.OfName && WordOf(part.Head) is >= 0 and var term
                && (part.Modifier == 0 || initials.Have(part.Modifier)))
                Add(term, ArticleSketch.TitleHalves);
        }
        abbreviated.Clear();
        initials.Find(article.Headline, abbreviated);
        foreach (var term in abbreviated)
            Add(term, ArticleSketch.TitleHalves);
        return found.Count == 0 ? [] : [.. found];

        void Add(int term, ushort halves)
        {
            var at = article.Terms.Span.BinarySearch(term);
            if ((at < 0 || article.Halves.Span[at] == 0) && !found.Exists(f => f.Term == term))
                found.Add((term, halves));
        }
    }

    /// <summary>The parts of compounds in the headline that are words by themselves in some text at hand; a head that needs no modifier is
    /// its own.</summary>
    private List<(int Head, int Modifier, byte Place)> KnownParts(ArticleWords article)
    {
        var known = new List<(int, int, byte)>(0);
        var (lastHead, last) = (0u, -1);
        foreach (ref readonly var part in article.Parts.Span)
        {
            if (part.Place == WordPart.OfName)
                continue;
            // The ways to take a compound apart that end alike follow each other, and most heads are no words.
            var head = part.Head == lastHead ? last : NounOf(part.Head);
            (lastHead, last) = (part.Head, head);
            if (head >= 0 && (part.Modifier == 0 ? head : NounOf(part.Modifier)) is >= 0 and var modifier)
                known.Add((head, modifier, part.Place));
        }
        return known;
    }

    /// <summary>What has a capital is a name: “Storbrand” does not end in “Randers”.</summary>
    private int NounOf(uint key) => WordOf(key) is >= 0 and var term && !isCapital[term] ? term : -1;

    private int WordOf(uint key) => vocabulary.TermOf(key) is >= 0 and var term && written[term] > 0 ? term : -1;

    private void AddCompound(int head, int modifier, int whole)
    {
        isHead[head] = true;
        if (!compounds.TryGetValue(head, out var known))
            compounds[head] = known = [];
        if (!known.Contains((modifier, whole)))
            known.Add((modifier, whole));
    }
}

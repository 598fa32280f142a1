using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BriefingBus.Composer.Rules;
using BriefingBus.Composer.Stories.Words;
using BriefingBus.Contracts;

namespace BriefingBus.Composer.Stories.Sketches;

/// <summary>Makes the sketch of an article: everything that grouping reads of it, as numbers. The sketch is made once, when the item is
/// collected, so that grouping a night's items unpacks no texts.</summary>
internal sealed class ArticleSketch
{
    /// <summary>The maximum number of words of a text that are read.</summary>
    public const int TextWords = 1500;

    /// <summary>The weight of a word of the headline, in halves of a word of the text.</summary>
    public const int TitleHalves = 8;

    /// <summary>The maximum number of different words, which <see cref="SketchHeader.Words"/> can count.</summary>
    private const int MaxUses = ushort.MaxValue;

    private const int MaxRoots = 40;
    private const int MaxCategories = 40;
    private const int MaxParts = 200;
    private const int MaxComponents = 4096;
    private const int SummaryHalves = 2;
    private const int TextHalves = 1;

    private readonly WordForms forms = new();
    private readonly Dictionary<uint, int> places = [];
    private readonly List<WordUse> uses = [];
    private readonly SortedSet<uint> roots = [];
    private readonly List<int> small = [];
    private readonly List<int> capital = [];

    /// <summary>The sketch of an article.</summary>
    /// <param name="article">The article.</param>
    /// <param name="categories">Its categories, which rules search.</param>
    public byte[] Of(Article article, IReadOnlyList<string> categories)
    {
        places.Clear();
        uses.Clear();
        roots.Clear();
        var headline = HeadlineReader.Read(article.Title, article.Language, forms);
        Add(article.Title, TitleHalves, article.Language, isTitle: true);
        // A run of katakana is a word as well as its pairs of characters.
        foreach (var word in headline.Where(w => w is { HasCase: false, Number: null, Spelling.Length: > 1 } && w.Word.Term != 0)
            .DistinctBy(w => w.Word.Term))
        {
            if (!places.ContainsKey(word.Word.Key))
                Count(word.Word.Key, word.Word.Term, TitleHalves, isTitle: true);
        }
        Add(article.Summary, SummaryHalves, article.Language, isTitle: false);
        if (!string.Equals(article.Summary, article.Text, StringComparison.Ordinal))
            Add(article.Text, TextHalves, article.Language, isTitle: false);
        var marked = HeadlineNames.Mark(headline, article.Language);
        uint[] ofCategories = [.. categories.SelectMany(c => Terms.Of(c, language: null, MaxCategories)).Select(t => WordForm.KeyOf(t))
            .Distinct().Take(MaxCategories)];
        WordPart[] parts =
        [
            .. Abbreviations.Of(article.Title, article.Language, forms)
                .Concat(headline.SelectMany((w, at) => Compounds.Of(w, article.Language, forms, at))).Distinct().Take(MaxParts),
        ];
        return Pack(CopyKeys.Of(article), CollectionsMarshal.AsSpan(uses), marked, [.. roots], ofCategories, parts, article.Embedding);
    }

    private static byte[] Pack(CopyKeys keys, ReadOnlySpan<WordUse> uses, ReadOnlySpan<HeadlineWord> headline, ReadOnlySpan<uint> roots,
        ReadOnlySpan<uint> categories, ReadOnlySpan<WordPart> parts, Embedding? embedding)
    {
        var vector = embedding?.Vector is { Length: <= MaxComponents } components ? components : [];
        var header = new SketchHeader(keys, (ushort)uses.Length, (byte)headline.Length, (byte)roots.Length, (byte)categories.Length,
            (byte)parts.Length, (ushort)vector.Length, WordForm.KeyOf(embedding?.Model));
        var packed = new byte[Unsafe.SizeOf<SketchHeader>() + MemoryMarshal.AsBytes(uses).Length + MemoryMarshal.AsBytes(headline)
            .Length + 4 * (roots.Length + categories.Length) + MemoryMarshal.AsBytes(parts).Length + vector.Length];
        MemoryMarshal.Write(packed, header);
        var rest = packed.AsSpan(Unsafe.SizeOf<SketchHeader>());
        MemoryMarshal.AsBytes(uses).CopyTo(rest);
        rest = rest[MemoryMarshal.AsBytes(uses).Length..];
        MemoryMarshal.AsBytes(headline).CopyTo(rest);
        rest = rest[MemoryMarshal.AsBytes(headline).Length..];
        MemoryMarshal.AsBytes(roots).CopyTo(rest);
        rest = rest[(4 * roots.Length)..];
        MemoryMarshal.AsBytes(categories).CopyTo(rest);
        rest = rest[(4 * categories.Length)..];
        MemoryMarshal.AsBytes(parts).CopyTo(rest);
        vector.CopyTo(rest[MemoryMarshal.AsBytes(parts).Length..]);
        return packed;
    }

    private void Add(string text, int halves, string? language, bool isTitle)
    {
        var showsNames = language?.StartsWith("de", StringComparison.OrdinalIgnoreCase) != true;
        var reader = new WordReader(text, NumberGroups.ByLanguage(language));
        small.Clear();
        capital.Clear();
        for (var n = 0; n < TextWords && reader.Read(); n++)
        {
            if (FoldedText.HasNoWordSpaces(reader.Word))
            {
                foreach (var pair in Terms.Of(reader.Word.ToString(), language))
                    Count(WordForm.KeyOf(pair), WordForm.KeyOf(pair), halves, isTitle);
                continue;
            }
            if (char.IsAsciiDigit(reader.Word[0]) && HeadlineReader.Value(reader.Word.ToString()) is { } number)
            {
                if (HeadlineDifferences.IsRare(number)
                    && WordForm.KeyOf(string.Create(CultureInfo.InvariantCulture, $"#{number:R}")) is var key)
                    Count(key, key, halves, isTitle);
                continue;
            }
            var word = forms.Of(reader.Word, language);
            // A stop word of another language is significant in a headline (“UN”, “war”), but hardly in a long text.
            var counts = word.Term != 0 && (isTitle || !word.IsStopWordElsewhere || places.ContainsKey(word.Key));
            var place = counts ? Count(word.Key, word.Term, halves, isTitle) : -1;
            // A rule searches for the exact word, whatever the language of the text.
            if (word.Exact != word.Term)
                Count(~word.Exact, word.Exact, halves: 0, isTitle: false);
            if (char.IsLower(reader.Word[0]) && place >= 0)
                small.Add(place);
            else if (char.IsLower(reader.Word[0]))
                small.Add(-1);
            else if (char.IsUpper(reader.Word[0]))
            {
                if (showsNames && reader.Between is " " or ", ")
                    capital.Add(place);
                if (roots.Count < MaxRoots)
                    roots.Add(word.Root);
            }
        }
        // In Title Case and ALL CAPITALS a capital has no meaning.
        if (capital.Count > small.Count)
            return;
        var all = CollectionsMarshal.AsSpan(uses);
        foreach (var place in small.Where(p => p >= 0))
            all[place].AddSmall();
        foreach (var place in capital.Where(p => p >= 0))
            all[place].AddCapital();
    }

    /// <summary>Counts a use of a word.</summary>
    /// <returns>The index of the word; -1 if the sketch is full, as only a text without spaces and punctuation can make it.</returns>
    private int Count(uint key, uint term, int halves, bool isTitle)
    {
        if (!places.TryGetValue(key, out var place))
        {
            if (uses.Count == MaxUses)
                return -1;
            places[key] = place = uses.Count;
            uses.Add(new WordUse { Key = key, Term = term });
        }
        CollectionsMarshal.AsSpan(uses)[place].Add(halves, isTitle);
        return place;
    }
}

/// <summary>The header of a sketch.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct SketchHeader(CopyKeys Keys, ushort Words, byte Headline, byte Roots, byte Categories, byte Parts,
    ushort Embedding, uint Model);

/// <summary>A sketch, read in place.</summary>
internal readonly ref struct SketchView
{
    public SketchView(ReadOnlySpan<byte> packed)
    {
        Header = MemoryMarshal.Read<SketchHeader>(packed);
        var words = packed[Unsafe.SizeOf<SketchHeader>()..];
        Words = Take<WordUse>(words, Header.Words);
        var headline = words[MemoryMarshal.AsBytes(Words).Length..];
        Headline = Take<HeadlineWord>(headline, Header.Headline);
        var roots = headline[MemoryMarshal.AsBytes(Headline).Length..];
        Roots = Take<uint>(roots, Header.Roots);
        var categories = roots[MemoryMarshal.AsBytes(Roots).Length..];
        Categories = Take<uint>(categories, Header.Categories);
        var parts = categories[MemoryMarshal.AsBytes(Categories).Length..];
        Parts = Take<WordPart>(parts, Header.Parts);
        Embedding = parts.Slice(MemoryMarshal.AsBytes(Parts).Length, Header.Embedding);
    }

    public SketchHeader Header { get; }

    public ReadOnlySpan<WordUse> Words { get; }

    public ReadOnlySpan<HeadlineWord> Headline { get; }

    public ReadOnlySpan<uint> Roots { get; }

    public ReadOnlySpan<uint> Categories { get; }

    public ReadOnlySpan<WordPart> Parts { get; }

    public ReadOnlySpan<byte> Embedding { get; }

    private static ReadOnlySpan<T> Take<T>(ReadOnlySpan<byte> packed, int count) where T : unmanaged =>
        MemoryMarshal.Cast<byte, T>(packed[..(count * Unsafe.SizeOf<T>())]);
}

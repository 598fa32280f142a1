using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using BriefingBus.Composer.Rules;
using BriefingBus.Composer.Stories.Words;
using BriefingBus.Text.Links;

namespace BriefingBus.Composer.Stories.Sketches;

/// <summary>The keys by which copies of an article are recognised; 0 for a missing one.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct CopyKeys
{
    /// <summary>The minimum number of terms of a headline that identifies an item; “Letters”, “Live updates” and “Machine learning” do
    /// not.</summary>
    private const int TitleTerms = 4;

    /// <summary>The maximum number of differing bits between the 64-bit similarity hashes of copies.</summary>
    private const int DifferentBits = 3;

    /// <summary>The number of characters from which on texts do not repeat by chance.</summary>
    private const int LongText = 200;

    /// <summary>The address of the article, unless it is a site's front page.</summary>
    public ulong Link { get; private init; }

    /// <summary>The folded headline, if it is specific enough.</summary>
    public ulong Headline { get; private init; }

    /// <summary>Headline and text, exactly.</summary>
    public ulong Wording { get; private init; }

    /// <summary>The similarity hash.</summary>
    public ulong Print { get; private init; }

    /// <summary>Whether the text is too long to be a set phrase.</summary>
    public bool IsLong { get; private init; }

    public static CopyKeys Of(Article article) => new()
    {
        Link = Uri.TryCreate(article.Link, UriKind.Absolute, out var address)
            && (address.AbsolutePath.Length > 1 || address.Query.Length > 1)
            ? KeyOf(CanonicalLink.Of(article.Link!)) : 0,
        Headline = Terms.Of(article.Title, article.Language, 50).Distinct(StringComparer.Ordinal).Count() >= TitleTerms
            ? KeyOf(FoldedText.Of(article.Title)) : 0,
        Wording = KeyOf($"{article.Title}\n{article.Text}"),
        Print = ulong.TryParse(article.Fingerprint, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var print) ? print : 0,
        IsLong = article.Text.Length >= LongText,
    };

    /// <summary>Whether the similarity hashes of two articles differ only in a few bits.</summary>
    public bool IsPrintOf(CopyKeys other) => Print != 0 && other.Print != 0 && BitOperations.PopCount(Print ^ other.Print) <= DifferentBits;

    /// <summary>A number for a text that is the same in every process (FNV-1a, draft-eastlake-fnv §2); never 0.</summary>
    public static ulong KeyOf(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037ul;
        foreach (var character in text)
            hash = (hash ^ character) * 1099511628211ul;
        hash ^= hash >> 29;
        return hash == 0 ? 1 : hash;
    }
}

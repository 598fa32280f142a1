using BriefingBus.Text;
using BriefingBus.Web.Search;

namespace BriefingBus.Web.Archive;

/// <summary>Marks the hits of a search in a text.</summary>
public static class Highlight
{
    /// <summary>The approximate number of characters of a summary in a result.</summary>
    public const int Excerpt = 420;

    private const int Around = 160;
    private const string Cut = "…";

    /// <summary>Splits a text into hits and the pieces between them; of a long text, the part around the first hit.</summary>
    /// <param name="text">A text on one line.</param>
    /// <param name="wanted">The phrases of the search.</param>
    /// <param name="maxLength">The approximate maximum number of characters.</param>
    public static IReadOnlyList<Piece> Of(string text, IReadOnlyList<SearchPhrase> wanted, int maxLength = int.MaxValue)
    {
        var words = Word.Of(text).ToList();
        var hits = Hits(words, wanted);
        var (from, to) = Part(text, words, hits is [var first, ..] ? first.Start : 0, maxLength);
        var pieces = new List<Piece>();
        var at = from;
        foreach (var (start, end) in hits.Where(h => h.Start >= from && h.End <= to))
        {
            if (start > at)
                pieces.Add(new(text[at..start], IsHit: false));
            pieces.Add(new(text[start..end], IsHit: true));
            at = end;
        }

        if (at < to)
            pieces.Add(new(text[at..to], IsHit: false));
        if (from > 0)
            pieces.Insert(0, new(Cut, IsHit: false));
        if (to < text.Length)
            pieces.Add(new(Cut, IsHit: false));
        return pieces;
    }

    private static List<(int Start, int End)> Hits(List<Word> words, IReadOnlyList<SearchPhrase> wanted)
    {
        var hits = new List<(int Start, int End)>();
        for (var i = 0; i < words.Count; i++)
        {
            var length = wanted.Where(p => p.IsAt(words, i)).Select(p => p.Words.Count).DefaultIfEmpty().Max();
            if (length == 0)
                continue;
            hits.Add((words[i].Start, words[i + length - 1].End));
            i += length - 1;
        }

        return hits;
    }

    // Cuts between words, so that no letter loses its accents.
    private static (int From, int To) Part(string text, List<Word> words, int hit, int maxLength)
    {
        if (text.Length <= maxLength)
            return (0, text.Length);
        var from = hit <= maxLength - Around ? 0 : words.Select(w => w.Start).LastOrDefault(s => s <= hit - Around);
        var to = words.Select(w => w.End).LastOrDefault(e => e <= from + maxLength);
        return to <= from ? (from, text.Length) : (from, to);
    }
}

/// <summary>A piece of a text.</summary>
/// <param name="Text">The piece.</param>
/// <param name="IsHit">Whether it is a hit.</param>
public sealed record Piece(string Text, bool IsHit);

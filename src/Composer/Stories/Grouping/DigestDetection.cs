using System.Runtime.InteropServices;
using BriefingBus.Composer.Stories.Comparing;
using BriefingBus.Composer.Stories.Words;

namespace BriefingBus.Composer.Stories.Grouping;

/// <summary>Finds items that repeat the headlines of many stories: newsletters, morning briefings, “the week in …”. As reports, they would
/// join unrelated stories.</summary>
internal sealed class DigestDetection
{
    /// <summary>The number of different stories whose headlines make an item a digest.</summary>
    private const int Headlines = 3;

    private const int TitleTerms = 4;
    private const double Repeated = 0.8;
    private const int MinLineLength = 15;
    private const int MaxLines = 400;
    private const int LineTerms = 80;

    private readonly GroupedArticles articles;
    private readonly int[] starts;
    private readonly Posting[] titles;
    private long read;

    private DigestDetection(GroupedArticles articles)
    {
        this.articles = articles;
        var frequency = new int[articles.Reader.Frequency.Length];
        foreach (var article in articles.Terms)
        {
            foreach (var term in article.Title.Span)
                frequency[term]++;
        }
        // At most a fifth of a headline's terms may be missing, so a repeated headline has at least one of its two rarest terms.
        var rarest = Array.ConvertAll(articles.Terms, a => Rarest(a.Title, frequency));
        starts = new int[frequency.Length + 1];
        foreach (var (first, second, _) in rarest.Where(r => r.First >= 0))
        {
            starts[first + 1]++;
            starts[second + 1]++;
        }
        for (var term = 0; term < frequency.Length; term++)
            starts[term + 1] += starts[term];
        titles = new Posting[starts[^1]];
        var next = starts[..^1];
        for (var i = 0; i < rarest.Length; i++)
        {
            var (first, second, third) = rarest[i];
            if (first < 0)
                continue;
            var length = articles.Terms[i].Title.Length;
            var mayMiss = length - (int)Math.Ceiling(Repeated * length);
            titles[next[first]++] = new(i, second, third, mayMiss);
            titles[next[second]++] = new(i, first, third, mayMiss);
        }
    }

    /// <summary>The indexes of the digests, and the number of index entries that were read to find them.</summary>
    public static (IReadOnlyList<int> Digests, long HeadlinesRead) Find(GroupedArticles articles)
    {
        var detection = new DigestDetection(articles);
        var mayBe = new bool[articles.Count];
        // Few articles have the words of three headlines at all; the lines are read only for those.
        Workers.Run(
            articles.Count,
            () => (Terms: detection.NoTerms(), Found: new List<int>()),
            (room, _, some) =>
            {
                for (var i = some.Start.Value; i < some.End.Value; i++)
                {
                    room.Found.Clear();
                    mayBe[i] = articles.Terms[i].Terms.Length >= Headlines * TitleTerms * Repeated
                        && detection.Repeats(i, articles.Terms[i].Terms, room.Terms, room.Found);
                }
            });
        var ofLine = detection.NoTerms();
        int[] digests = [.. Enumerable.Range(0, articles.Count).Where(i => mayBe[i] && detection.IsDigest(i, ofLine))];
        return (digests, detection.read);
    }

    private TermSet NoTerms() => new(starts.Length - 1);

    private bool IsDigest(int article, TermSet ofLine)
    {
        var found = new List<int>();
        return Lines(articles.TextOf(article)).Any(line => Repeats(article, TermsOf(line), ofLine, found));
    }

    /// <summary>Whether the terms and those found before repeat the headlines of enough stories.</summary>
    private bool Repeats(int article, ReadOnlySpan<int> terms, TermSet has, List<int> found)
    {
        has.Fill(terms);
        var count = 0L;
        foreach (var term in terms)
        {
            // Every headline with a term of one that was found before has a term in common with it.
            if (found.Count < Headlines && !HaveTermInCommon(found, [term]))
                count += FindRepeated(article, term, has, found);
        }
        Interlocked.Add(ref read, count);
        return found.Count >= Headlines;
    }

    /// <summary>Adds the first headline with a term that is repeated and has no term in common with those found before.</summary>
    /// <returns>The number of headlines that were read.</returns>
    private int FindRepeated(int article, int term, TermSet has, List<int> found)
    {
        var withTerm = titles.AsSpan(starts[term]..starts[term + 1]);
        for (var i = 0; i < withTerm.Length; i++)
        {
            var other = withTerm[i].Article;
            if (other == article || !IsRepeated(withTerm[i], has) || HaveTermInCommon(found, articles.Terms[other].Title))
                continue;
            found.Add(other);
            return i + 1;
        }
        return withTerm.Length;
    }

    private bool HaveTermInCommon(List<int> headlines, ReadOnlySpan<int> title)
    {
        foreach (var headline in headlines)
        {
            if (articles.Terms[headline].Title.Span.ContainsAny(title))
                return true;
        }
        return false;
    }

    /// <summary>Whether a headline is repeated. The next rarest terms decide most cases without a search for all.</summary>
    private bool IsRepeated(in Posting title, TermSet terms)
    {
        var mayMiss = title.MayMiss - (terms.Has(title.Other) ? 0 : 1) - (terms.Has(title.Third) ? 0 : 1);
        if (mayMiss < 0)
            return false;
        mayMiss = title.MayMiss;
        foreach (var term in articles.Terms[title.Article].Title.Span)
        {
            if (!terms.Has(term) && --mayMiss < 0)
                return false;
        }
        return true;
    }

    private int[] TermsOf(string line) =>
        [.. Terms.OfAllWords(line, LineTerms).Select(t => articles.Reader.Vocabulary.TermOf(WordForm.KeyOf(t))).Where(t => t >= 0)
            .Distinct().Order()];

    private static (int First, int Second, int Third) Rarest(ReadOnlySpan<int> title, int[] frequency)
    {
        var (first, second, third) = (-1, -1, -1);
        foreach (var term in title.Length < TitleTerms ? default : title)
        {
            if (first < 0 || frequency[term] < frequency[first])
                (first, second, third) = (term, first, second);
            else if (second < 0 || frequency[term] < frequency[second])
                (second, third) = (term, second);
            else if (third < 0 || frequency[term] < frequency[third])
                third = term;
        }
        return (first, second, third);
    }

    // Headlines are on lines of their own, in sentences, or in a row in the title: “Morning brief: A; B; C”.
    private static IEnumerable<string> Lines(string text) =>
        text.Split(['\n', '.', ';', '•', '|', '?', '!'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(l => l.Length > MinLineLength)
            .Take(MaxLines);

    /// <summary>A headline, indexed by one of its two rarest terms.</summary>
    /// <param name="Article">The index of its article.</param>
    /// <param name="Other">The other of the two terms.</param>
    /// <param name="Third">The third rarest term.</param>
    /// <param name="MayMiss">The number of its terms that may be missing in a repetition.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Posting(int Article, int Other, int Third, int MayMiss);
}

namespace BriefingBus.Composer.Stories;

/// <summary>Finds items that repeat the headlines of many: newsletters, morning briefings, “the week in …”. Taken as tellings, they would
/// glue strangers together.</summary>
internal sealed class DigestDetection
{
    /// <summary>An item that repeats headlines of this many different stories is a round-up.</summary>
    private const int Headlines = 3;

    private const int TitleTerms = 4;
    private const double Repeated = 0.8;
    private const int MinLineLength = 15;
    private const int MaxLines = 400;
    private const int LineTerms = 80;

    private readonly GroupedArticles articles;
    private readonly int[] starts;
    private readonly int[] titles;

    private DigestDetection(GroupedArticles articles)
    {
        this.articles = articles;
        var frequency = new int[articles.Reader.Frequency.Length];
        foreach (var term in articles.Terms.SelectMany(a => a.Title))
            frequency[term]++;
        // A headline that is repeated almost whole is repeated with at least one of its two rarest terms, but for the fifth that may be
        // missing.
        var rarest = articles.Terms.Select(a => a.Title.Length < TitleTerms ? (-1, -1) : Rarest(a.Title, frequency)).ToArray();
        starts = new int[frequency.Length + 1];
        foreach (var (first, second) in rarest.Where(r => r.Item1 >= 0))
        {
            starts[first + 1]++;
            starts[second + 1]++;
        }
        for (var term = 0; term < frequency.Length; term++)
            starts[term + 1] += starts[term];
        titles = new int[starts[^1]];
        var next = starts[..^1];
        for (var i = 0; i < rarest.Length; i++)
        {
            if (rarest[i] is (>= 0, _) and var (first, second))
                titles[next[first]++] = titles[next[second]++] = i;
        }
    }

    /// <summary>The articles that are round-ups.</summary>
    public static IReadOnlyList<int> Find(GroupedArticles articles)
    {
        var detection = new DigestDetection(articles);
        var mayBe = new bool[articles.Count];
        // Few articles have the words of three headlines at all; only of those the lines are read.
        Parallel.For(0, articles.Count, i =>
            mayBe[i] = articles.Terms[i].Terms.Length >= Headlines * TitleTerms * Repeated
                && detection.Repeats(i, articles.Terms[i].Terms, []));
        return [.. Enumerable.Range(0, articles.Count).Where(i => mayBe[i] && detection.IsDigest(i))];
    }

    private bool IsDigest(int article)
    {
        var found = new List<int>();
        return Lines(articles.TextOf(article)).Any(line => Repeats(article, TermsOf(line), found));
    }

    /// <summary>Whether the terms repeat headlines of three stories, with those that were found before.</summary>
    private bool Repeats(int article, int[] terms, List<int> found)
    {
        foreach (var term in terms)
        {
            for (var p = starts[term]; p < starts[term + 1]; p++)
            {
                var other = titles[p];
                if (other == article || !Has(terms, articles.Terms[other].Title))
                    continue;
                if (found.TrueForAll(f => !articles.Terms[f].Title.AsSpan().ContainsAny(articles.Terms[other].Title)))
                    found.Add(other);
                if (found.Count >= Headlines)
                    return true;
            }
        }
        return false;
    }

    private static bool Has(int[] terms, int[] title)
    {
        var mayMiss = title.Length - (int)Math.Ceiling(Repeated * title.Length);
        foreach (var term in title)
        {
            if (Array.BinarySearch(terms, term) < 0 && --mayMiss < 0)
                return false;
        }
        return true;
    }

    private int[] TermsOf(string line) =>
        [.. Terms.Of(line, LineTerms).Select(t => articles.Reader.Vocabulary.TermOf(WordForm.KeyOf(t))).Where(t => t >= 0).Distinct()
            .Order()];

    private static (int First, int Second) Rarest(int[] title, int[] frequency)
    {
        var (first, second) = (-1, -1);
        foreach (var term in title)
        {
            if (first < 0 || frequency[term] < frequency[first])
                (first, second) = (term, first);
            else if (second < 0 || frequency[term] < frequency[second])
                second = term;
        }
        return (first, second);
    }

    // Headlines stand on lines, in sentences, or one after the other in the title: “Morning brief: A; B; C”.
    private static IEnumerable<string> Lines(string text) =>
        text.Split(['\n', '.', ';', '•', '|', '?', '!'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(l => l.Length > MinLineLength)
            .Take(MaxLines);
}

namespace BriefingBus.Composer.Stories;

/// <summary>Finds items that repeat the headlines of many: newsletters, morning briefings, “the week in …”. Taken as reports, they would glue
/// strangers together.</summary>
public static class DigestDetection
{
    /// <summary>An item that repeats headlines of this many different stories is a round-up.</summary>
    public const int Headlines = 3;

    private const int TitleTerms = 4;
    private const double Repeated = 0.8;

    /// <summary>The reports that are round-ups.</summary>
    public static IReadOnlyList<int> Find(IReadOnlyList<Article> reports)
    {
        var titles = reports.Select(t => Terms.Of(t.Title, 60).Distinct(StringComparer.Ordinal).ToArray()).ToArray();
        var frequency = titles.SelectMany(t => t).CountBy(t => t, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        // A headline that is repeated almost whole is repeated with at least one of its two rarest terms, but for the fifth that may be missing.
        var byRarest = titles
            .SelectMany((title, i) => title.Length < TitleTerms ? [] : title.OrderBy(t => frequency[t]).ThenBy(t => t, StringComparer.Ordinal).Take(2).Select(term => (term, i)))
            .ToLookup(x => x.term, x => x.i, StringComparer.Ordinal);
        return [.. Enumerable.Range(0, reports.Count).Where(i => IsDigest(i, reports, titles, byRarest))];
    }

    private static bool IsDigest(int report, IReadOnlyList<Article> reports, string[][] titles, ILookup<string, int> byRarest)
    {
        var found = new List<int>();
        foreach (var line in Lines(reports[report]))
        {
            var terms = Terms.Of(line, 80).ToHashSet(StringComparer.Ordinal);
            foreach (var other in terms.SelectMany(t => byRarest[t]).Distinct().Where(o => o != report))
            {
                var repeats = titles[other].Count(terms.Contains) >= Repeated * titles[other].Length;
                if (repeats && found.TrueForAll(f => !titles[f].Intersect(titles[other], StringComparer.Ordinal).Any()))
                    found.Add(other);
            }
            if (found.Count >= Headlines)
                return true;
        }
        return false;
    }

    // Headlines stand on lines, in sentences, or one after the other in the title: “Morning brief: A; B; C”.
    private static IEnumerable<string> Lines(Article report) =>
        (report.Title + '\n' + report.Text).Split(['\n', '.', ';', '•', '|', '?', '!'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(l => l.Length > 15)
            .Take(400);
}

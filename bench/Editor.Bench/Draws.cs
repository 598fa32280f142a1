namespace BriefingBus.Bench.Editor;

/// <summary>Draws by chance from the entries that no edition prints, and what a reader judged of them: draw, entry, story as printed and
/// verdict, by hash.</summary>
internal static class Draws
{
    private const string Fit = "fit";

    /// <summary>Of each source so many characters are written beside its story.</summary>
    private const int SourceLength = 600;

    /// <summary>Writes <c>draw.tsv</c>: one entry of each feed, then a second one, none that was drawn before or stands in an
    /// edition.</summary>
    public static int Write(string program, string shared, string output, string seed, int count, string drawn)
    {
        var before = Read(drawn).Select(row => row.Entry).ToHashSet();
        var printed = Stories.Compose(program, shared, output).Select(story => (story.Feed, story.Title)).ToHashSet();
        var lines = Entry.All(program, shared)
            .Where(entry => !before.Contains(entry.Hash) && !printed.Contains((entry.Feed, entry.Title ?? "")))
            .DistinctBy(entry => entry.Hash)
            .GroupBy(entry => entry.Feed)
            .SelectMany(feed => feed.OrderBy(entry => entry.PlaceIn(seed), StringComparer.Ordinal).Select((entry, round) => (entry, round)))
            .OrderBy(drawing => drawing.round).ThenBy(drawing => drawing.entry.PlaceIn(seed), StringComparer.Ordinal)
            .Take(count)
            .Select(drawing => string.Join('\t', drawing.entry.Hash, drawing.entry.Story.Line, SourceOf(drawing.entry)))
            .ToList();
        File.WriteAllLines(Path.Combine(output, "draw.tsv"), lines);
        Console.WriteLine($"{lines.Count} entries");
        return 0;
    }

    /// <summary>Prints the rate of each draw, and how many of its stories are printed otherwise than they were judged.</summary>
    public static int Rate(string program, string shared, string drawn)
    {
        var now = Entry.All(program, shared).DistinctBy(entry => entry.Hash).ToDictionary(entry => entry.Hash, entry => entry.Story.Hash);
        foreach (var draw in Read(drawn).GroupBy(row => row.Draw))
        {
            var judged = draw.Where(row => now.GetValueOrDefault(row.Entry) == row.Story).ToList();
            var unfit = judged.Where(row => row.Verdict != Fit).ToList();
            foreach (var kind in unfit.GroupBy(row => row.Verdict).OrderByDescending(rows => rows.Count()))
                Console.WriteLine($"{draw.Key,-10} {kind.Key,-24} {kind.Count(),4}");
            Console.WriteLine(
                $"{draw.Key,-10} unfit to print: {unfit.Count} of {judged.Count} judged; {draw.Count() - judged.Count} printed otherwise");
        }
        return 0;
    }

    private static IEnumerable<(string Draw, string Entry, string Story, string Verdict)> Read(string drawn) =>
        File.ReadLines(drawn).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))
            .Select(row => (row[0], row[1], row[2], row[3]));

    private static string SourceOf(Entry entry)
    {
        var text = (entry.Text ?? "").ReplaceLineEndings(" ").Replace('\t', ' ');
        return text.Length > SourceLength ? text[..SourceLength] : text;
    }
}

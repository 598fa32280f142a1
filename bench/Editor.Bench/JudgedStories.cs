namespace BriefingBus.Bench.Editor;

/// <summary>Stories that a reader judged against their sources, by hash, so that after a change only new ones are read again.</summary>
internal static class JudgedStories
{
    private const string Fit = "fit";

    /// <summary>Prints the number of stories with each kind of fault, and writes the unjudged ones to <c>unjudged.tsv</c>.</summary>
    public static int Rate(string program, string shared, string output, string judged)
    {
        var kinds = File.ReadLines(judged)
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .ToDictionary(row => row[0], row => row[1]);
        var stories = Stories.Compose(program, shared, output);
        var known = stories.Where(story => kinds.ContainsKey(story.Hash)).ToList();
        foreach (var kind in known.GroupBy(story => kinds[story.Hash]).OrderByDescending(group => group.Count()))
            Console.WriteLine($"{kind.Key,-24} {kind.Count(),4}  {100.0 * kind.Count() / known.Count,5:0.0} in 100");
        var unfit = 100.0 * known.Count(story => kinds[story.Hash] != Fit) / Math.Max(1, known.Count);
        Console.WriteLine($"unfit to print: {unfit:0.0} in 100 of {known.Count} judged; {stories.Count - known.Count} not judged");
        File.WriteAllLines(Path.Combine(output, "unjudged.tsv"), stories.Except(known).Select(story => story.Line));
        return 0;
    }
}

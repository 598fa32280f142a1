using System.Diagnostics;
using System.Text.Json;

namespace BriefingBus.Bench.Editor;

/// <summary>Composes the editions and reads their stories.</summary>
internal static class Stories
{
    /// <summary>Writes <c>stories.tsv</c>, a line for each story.</summary>
    public static int Write(string program, string shared, string output)
    {
        var stories = Compose(program, shared, output);
        File.WriteAllLines(Path.Combine(output, "stories.tsv"), stories.Select(story => story.Line));
        Console.WriteLine($"{stories.Count} stories");
        return 0;
    }

    /// <summary>Composes the editions over copies of the recorded feeds, by the instants in their first lines.</summary>
    public static IReadOnlyList<Story> Compose(string program, string shared, string output)
    {
        var feeds = Directory.CreateDirectory(Path.Combine(output, "feeds")).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(shared, "feeds", "files")))
            File.Copy(file, Path.Combine(feeds, Path.GetFileName(file)), overwrite: true);
        var editions = Directory.GetFiles(Path.Combine(shared, "found", "editions"), "*.yaml").Order(StringComparer.Ordinal);
        return [.. editions.SelectMany(yaml => Compose(program, yaml, output, Path.GetFileNameWithoutExtension(yaml)))];
    }

    private static List<Story> Compose(string program, string yaml, string output, string edition)
    {
        var config = Path.Combine(output, edition + ".yaml");
        File.Copy(yaml, config, overwrite: true);
        var first = File.ReadLines(yaml).First();
        var at = first[(first.IndexOf("--at ", StringComparison.Ordinal) + "--at ".Length)..].Trim();
        string[] arguments =
        [
            "now", "--config", config, "--at", at, "--format", "json", "--quiet", "--out", Path.Combine(output, "files"),
        ];
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        var briefing = JsonSerializer.Deserialize<Printed>(process.StandardOutput.ReadToEnd(), JsonSerializerOptions.Web)
            ?? throw new InvalidDataException($"{edition}: {program} printed no briefing.");
        process.WaitForExit();
        return [.. briefing.Top.Concat(briefing.Sections.SelectMany(section => section.Stories))
            .Select((story, i) => new Story(edition, i + 1, Path.GetFileName(story.Source.FeedUrl), story.Title, story.Summary))];
    }

    private sealed record Printed(IReadOnlyList<PrintedStory> Top, IReadOnlyList<PrintedSection> Sections);

    private sealed record PrintedSection(IReadOnlyList<PrintedStory> Stories);

    private sealed record PrintedStory(string Title, IReadOnlyList<string> Summary, PrintedSource Source);

    private sealed record PrintedSource(string FeedUrl);
}

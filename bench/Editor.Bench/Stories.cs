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
        return [.. Directory.GetFiles(Path.Combine(shared, "found", "editions"), "*.yaml").Order(StringComparer.Ordinal).SelectMany(yaml => Compose(program, yaml, output, Path.GetFileNameWithoutExtension(yaml)))];
    }

    private static List<Story> Compose(string program, string yaml, string output, string edition)
    {
        var config = Path.Combine(output, edition + ".yaml");
        File.Copy(yaml, config, overwrite: true);
        var first = File.ReadLines(yaml).First();
        var at = first[(first.IndexOf("--at ", StringComparison.Ordinal) + "--at ".Length)..].Trim();
        var start = new ProcessStartInfo(program, ["now", "--config", config, "--at", at, "--format", "json", "--quiet", "--out", Path.Combine(output, "files")]) { RedirectStandardOutput = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        using var briefing = JsonDocument.Parse(process.StandardOutput.ReadToEnd());
        process.WaitForExit();
        var top = briefing.RootElement.GetProperty("top").EnumerateArray();
        var sections = briefing.RootElement.GetProperty("sections").EnumerateArray().SelectMany(section => section.GetProperty("stories").EnumerateArray());
        return [.. top.Concat(sections).Select((story, i) => new Story(
            edition,
            i + 1,
            Path.GetFileName(story.GetProperty("source").GetProperty("feedUrl").GetString()!),
            story.GetProperty("title").GetString()!,
            [.. story.GetProperty("summary").EnumerateArray().Select(sentence => sentence.GetString()!)]))];
    }
}

using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace BriefingBus.Bench.Editor;

/// <summary>An entry of a recorded feed as it was cleaned.</summary>
/// <param name="File">Path of the feed's file.</param>
/// <param name="Title">The headline.</param>
/// <param name="Link">Address of the article, or null.</param>
/// <param name="Summary">The summary.</param>
/// <param name="Text">The source.</param>
internal sealed record Entry(string? File, string? Title, string? Link, IReadOnlyList<string>? Summary, string? Text)
{
    /// <summary>The feed's file.</summary>
    public string Feed => Path.GetFileName(File ?? "");

    /// <summary>Identifies the entry, whatever is printed of it.</summary>
    public string Hash => HashOf(Feed, Title ?? "", Link ?? "");

    /// <summary>What is printed of it.</summary>
    public Story Story => new("draw", 0, Feed, Title ?? "", Summary ?? []);

    /// <summary>Its place in the draw of a seed: the least come first.</summary>
    public string PlaceIn(string seed) => HashOf(seed, Hash);

    /// <summary>Cleans the recorded feeds.</summary>
    public static IReadOnlyList<Entry> All(string program, string shared)
    {
        var start = new ProcessStartInfo(program, ["clean", Path.Combine(shared, "feeds", "files"), "--jsonl"])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        var entries = new List<Entry>();
        while (process.StandardOutput.ReadLine() is { } line)
            entries.Add(JsonSerializer.Deserialize<Entry>(line, JsonSerializerOptions.Web)
                ?? throw new InvalidDataException($"{program} printed a line that is no entry."));
        process.WaitForExit();
        return [.. entries.Where(entry => entry.Summary is not null)];
    }

    private static string HashOf(params string[] texts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', texts))))[..16];
}

using System.Text.Json;
using BriefingBus.Cleaner.Cleaning;
using BriefingBus.Cleaner.Fingerprints;
using BriefingBus.Cleaner.Languages;
using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Contracts;

namespace BriefingBus.Bench.Stories;

/// <summary>Articles with the story that each is of, in three lengths.</summary>
internal sealed class LabelledArticles
{
    private const int TeaserWords = 60;

    private readonly List<Line> lines;

    private readonly Func<string, byte[]>? directionOf;

    private LabelledArticles(List<Line> lines, Func<string, byte[]>? directionOf) => (this.lines, this.directionOf) = (lines, directionOf);

    /// <summary>The lengths.</summary>
    public static IReadOnlyList<string> Forms { get; } = ["full text", "teasers", "titles"];

    /// <summary>The story of each.</summary>
    public IReadOnlyList<string> Labels => [.. lines.Select(l => $"{l.Set}: {l.Cluster}")];

    /// <summary>Reads a file of them.</summary>
    /// <param name="file">The file.</param>
    /// <param name="directionOf">A model that makes the directions of texts; null for none.</param>
    public static LabelledArticles Read(string file, Func<string, byte[]>? directionOf = null) =>
        new(
            [
                .. File.ReadLines(file).Where(l => l.Length > 0)
                    .Select(l => JsonSerializer.Deserialize<Line>(l, JsonSerializerOptions.Web)!),
            ],
            directionOf);

    /// <summary>The articles in one length.</summary>
    public List<Article> In(string form) => [.. lines.Select(l => form switch
    {
        "full text" => Of(l, l.Description ?? "", l.Text ?? ""),
        "teasers" => Of(l, Beginning(l.Description), Beginning(l.Description)),
        _ => Of(l, "", ""),
    })];

    private Article Of(Line line, string summary, string text) => new()
    {
        ItemId = NameBasedId.ForItem("labelled", line.Id),
        FeedUrl = line.Feed,
        Title = line.Title ?? "",
        Language = LanguageOf(line),
        Embedding = directionOf is null ? null : ItemEmbedding.Of(line.Title ?? "", text, LanguageOf(line), directionOf),
        Summary = summary,
        Text = text,
        Fingerprint = Fingerprint.Of(line.Title ?? "", text),
    };

    private string? LanguageOf(Line line) =>
        directionOf is null ? line.Language : line.Language ?? LanguageDetector.Detect($"{line.Title}\n{line.Description}");

    private static string Beginning(string? text) =>
        string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(TeaserWords));

    private sealed record Line(
        string? Set, string Id, string? Cluster, string? Title, string? Description, string? Text, string? Feed, string? Language);
}

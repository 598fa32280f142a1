using System.Text.Json;
using BriefingBus.Composer.Stories;
using BriefingBus.Contracts;

namespace BriefingBus.Bench.Stories;

/// <summary>Articles with the story that each is of, in three lengths.</summary>
internal sealed class LabelledArticles
{
    private const int TeaserWords = 60;

    private readonly List<Line> lines;

    private LabelledArticles(List<Line> lines) => this.lines = lines;

    /// <summary>The lengths.</summary>
    public static IReadOnlyList<string> Forms { get; } = ["full text", "teasers", "titles"];

    /// <summary>The story of each.</summary>
    public IReadOnlyList<string> Labels => [.. lines.Select(l => $"{l.Set}: {l.Cluster}")];

    /// <summary>Reads a file of them.</summary>
    public static LabelledArticles Read(string file) =>
        new(
        [
            .. File.ReadLines(file).Where(l => l.Length > 0)
                .Select(l => JsonSerializer.Deserialize<Line>(l, JsonSerializerOptions.Web)!),
        ]);

    /// <summary>The articles in one length.</summary>
    public List<Article> In(string form) => [.. lines.Select(l => form switch
    {
        "full text" => Of(l, l.Description ?? "", l.Text ?? ""),
        "teasers" => Of(l, Beginning(l.Description), Beginning(l.Description)),
        _ => Of(l, "", ""),
    })];

    private static Article Of(Line line, string summary, string text) => new()
    {
        ItemId = NameBasedId.ForItem("labelled", line.Id),
        FeedUrl = line.Feed,
        Title = line.Title ?? "",
        Language = line.Language,
        Summary = summary,
        Text = text,
    };

    private static string Beginning(string? text) =>
        string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(TeaserWords));

    private sealed record Line(
        string? Set, string Id, string? Cluster, string? Title, string? Description, string? Text, string? Feed, string? Language);
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BriefingBus.Cleaner.Cleaning;
using BriefingBus.Cleaner.Embeddings;
using BriefingBus.Cleaner.Facts;
using BriefingBus.Cleaner.Fingerprints;
using BriefingBus.Cleaner.Languages;
using BriefingBus.Composer.Stories;
using BriefingBus.Composer.Stories.Comparing;
using BriefingBus.Composer.Stories.Grouping;
using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Text.Json;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus group FILE.jsonl --jsonl</c>: groups articles into stories like Composer, for measurements.</summary>
internal static class GroupVerb
{
    private static readonly JsonSerializerOptions Json = new(
        JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Creates the verb.</summary>
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE")
        {
            Description = "Articles, one JSON object a line: id, title, description, text, and, where known, published, feed, link and "
                + "language.",
        }.AcceptExistingOnly();
        var lines = new Option<bool>("--jsonl") { Description = "Print one JSON object a line: id, story." };
        var explain = new Option<bool>("--explain")
        {
            Description = "Print each compared pair with its similarities, its differences, and the weight of each.",
        };
        var embeddings = new Option<bool>("--embeddings")
        {
            Description = "Group by embeddings too, as with 'stories: { grouping: embeddings }'; requires the model.",
        };
        var json = VerbOptions.Json("Print JSON: a list of id and story.");
        var command = new Command("group", "Group articles into stories.") { file, lines, explain, embeddings, json };
        command.SetAction(result =>
            Run(result.GetRequiredValue(file), result.GetValue(lines), result.GetValue(explain), result.GetValue(embeddings),
                result.GetValue(json)));
        return command;
    }

    private static int Run(FileInfo file, bool asLines, bool explains, bool embeds, bool json)
    {
        var model = embeds ? InstalledModel.Instance : null;
        if (model?.Missing is { } reason)
        {
            Console.Error.WriteLine($"There is no model of embeddings: {reason}. docs/selection.md says how to install it.");
            return ExitCode.Wrong;
        }
        var articles = new List<ArticleLine>();
        var (number, unread) = (0, 0);
        foreach (var line in File.ReadLines(file.FullName))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                articles.Add(JsonSerializer.Deserialize<ArticleLine>(JsonText.Repair(Encoding.UTF8.GetBytes(line), out _), Json)
                    ?? throw new JsonException("null is not an article"));
            }
            catch (JsonException e)
            {
                unread++;
                Console.Error.WriteLine(
                    $"{file.Name}, line {number}: not an article as one JSON object: {e.Message}. The line is passed over.");
            }
        }

        IReadOnlyList<Article> compared = [.. articles.Select(a => a.ToArticle(model?.DirectionOf))];
        var basis = embeds ? GroupingBasis.Embeddings : GroupingBasis.Words;
        if (explains)
        {
            foreach (var pair in StoryGrouping.Explain(compared, basis))
            {
                var meaning = pair.Meaning is { } similarity ? $"; meaning {similarity:0.00}" : "";
                Console.WriteLine(
                    $"{StoryRule.Similarity(pair.Features):0.00}  {articles[pair.First].Title}\n"
                    + $"      {articles[pair.Second].Title}\n      {StoryRule.Explain(pair.Features)}{meaning}");
            }
            return Code(unread);
        }
        var stories = StoryGrouping.Group(compared, new GroupingOptions { Grouping = basis });
        if (json)
            JsonOutput.Print(articles.Select((a, i) => new { id = a.Id, story = stories[i].ToString() }));
        for (var i = 0; i < articles.Count && !json; i++)
            Console.WriteLine(asLines
                ? JsonSerializer.Serialize(new { id = articles[i].Id, story = stories[i].ToString() }, Json)
                : $"{stories[i],5}  {articles[i].Title}");
        return Code(unread);
    }

    private static int Code(int unread) => unread == 0 ? ExitCode.Done : ExitCode.Incomplete;

    private sealed record ArticleLine(
        string Id, string? Title = null, string? Description = null, string? Text = null, DateTimeOffset? Published = null,
        string? Feed = null, string? Link = null, string? Language = null)
    {
        public Article ToArticle(Func<string, byte[]>? directionOf)
        {
            var (title, text) = (Title ?? "", Text ?? Description ?? "");
            var language = Language ?? LanguageDetector.Detect($"{title}\n{text}");
            return new Article
            {
                ItemId = NameBasedId.ForItem("group", Id),
                FeedUrl = Feed,
                Title = title,
                Summary = Description ?? "",
                Text = text,
                Language = language,
                Names = ProperNames.Of(title, text, language),
                Fingerprint = Fingerprint.Of(title, text),
                Embedding = directionOf is null ? null : ItemEmbedding.Of(title, text, language, directionOf),
                Link = Link,
                Published = Published,
            };
        }
    }
}

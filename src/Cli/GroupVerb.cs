using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using BriefingBus.Composer.Stories;
using BriefingBus.Contracts;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus group FILE.jsonl --jsonl</c>: which articles tell the same story, as the Composer sees it. For measuring.</summary>
internal static class GroupVerb
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "Articles, one JSON object a line: id, title, description, text, and, where known, published and feed." }.AcceptExistingOnly();
        var lines = new Option<bool>("--jsonl") { Description = "Print one JSON object a line: id, story." };
        var command = new Command("group", "Group articles into stories.") { file, lines };
        command.SetAction(result => Run(result.GetRequiredValue(file), result.GetValue(lines)));
        return command;
    }

    private static int Run(FileInfo file, bool asLines)
    {
        var articles = new List<Article>();
        var number = 0;
        foreach (var line in File.ReadLines(file.FullName))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                articles.Add(JsonSerializer.Deserialize<Article>(line, Json) ?? throw new JsonException("null is not an article"));
            }
            catch (JsonException e)
            {
                Console.Error.WriteLine($"{file.Name}, line {number}: not an article as one JSON object: {e.Message}. The line is passed over.");
            }
        }

        var stories = StoryGrouping.Group([.. articles.Select(a => a.ToTelling())], new GroupingOptions());
        for (var i = 0; i < articles.Count; i++)
            Console.WriteLine(asLines ? JsonSerializer.Serialize(new { id = articles[i].Id, story = stories[i].ToString() }, Json) : $"{stories[i],5}  {articles[i].Title}");
        return 0;
    }

    private sealed record Article(string Id, string? Title, string? Description, string? Text, DateTimeOffset? Published, string? Feed)
    {
        public Telling ToTelling() => new()
        {
            ItemId = NameBasedId.ForItem("group", Id),
            FeedUrl = Feed,
            Title = Title ?? "",
            Summary = Description ?? "",
            Text = Text ?? "",
            Published = Published,
        };
    }
}

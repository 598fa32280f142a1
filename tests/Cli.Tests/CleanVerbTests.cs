using System.Text.Json;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Cli.Tests;

public sealed class CleanVerbTests : IDisposable
{
    private const string Page = """
        <html lang="en"><head><title>Bridge reopens</title></head><body><nav><a href="/">Home</a></nav><article><h1>Bridge reopens</h1>
        <p>The old bridge over the river opened again on Tuesday after repairs that took seven months.</p>
        <p>Engineers replaced two of its five arches and laid a new road for buses and bicycles.</p>
        <p>The council paid half of the cost, and the province paid the other half from its fund for roads.</p>
        <p>Sign up for our weekly newsletter about the valley and its roads!</p></article></body></html>
        """;

    private const string Feed = """
        <rss version="2.0"><channel><title>Valley Times</title><language>en</language>
        <item><guid>1</guid><title>Bridge reopens</title><description>
        &lt;p&gt;The old bridge over the river opened again on Tuesday after repairs.&lt;/p&gt;
        &lt;p&gt;Printed in the valley.&lt;/p&gt;</description></item>
        <item><guid>2</guid><title>Ferry stops</title><description>
        &lt;p&gt;The ferry that carried people during the repairs made its last trip on Monday.&lt;/p&gt;
        &lt;p&gt;Printed in the valley.&lt;/p&gt;</description></item>
        <item><guid>3</guid><title>School grows</title><description>
        &lt;p&gt;The school on the hill will get four new rooms before the summer, the council said.&lt;/p&gt;
        &lt;p&gt;Printed in the valley.&lt;/p&gt;</description></item>
        </channel></rss>
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("briefingbus-clean-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Each_entry_of_a_feed_is_a_line_as_the_cleaner_makes_it()
    {
        var lines = await Clean("--jsonl", Write("feed.xml", Feed));

        lines.Select(line => line.GetProperty("title").GetString()).ShouldBe(["Bridge reopens", "Ferry stops", "School grows"]);
        lines.ShouldAllBe(line => line.GetProperty("feed").GetString() == "Valley Times");
        lines[0].GetProperty("text").GetString().ShouldBe("The old bridge over the river opened again on Tuesday after repairs.");
        lines[0].GetProperty("summary")[0].GetString().ShouldBe("The old bridge over the river opened again on Tuesday after repairs.");
        lines[0].GetProperty("words").GetInt32().ShouldBe(12);
    }

    [Fact]
    public async Task An_explanation_names_the_rule_of_each_block_and_of_each_sentence()
    {
        var entry = (await Clean("--jsonl", "--explain", Write("feed.xml", Feed)))[0];
        entry.GetProperty("blocks").EnumerateArray().Select(b => (b.GetProperty("kept").GetBoolean(), b.GetProperty("rule").GetString()))
            .ShouldBe([(true, "the entry's text"), (false, "repeated in the feed's entries")]);
        entry.GetProperty("summaryFrom").GetString().ShouldBe("the beginning of a short text");

        var page = (await Clean("--jsonl", "--explain", Write("page.html", Page))).Single();
        page.GetProperty("blocks").EnumerateArray().Select(b => b.GetProperty("rule").GetString())
            .ShouldBe(["navigation (HTML §4.3.4)", "headline", .. Enumerable.Repeat("article element", 3), "boilerplate (subscribe)"]);
        page.GetProperty("sentences").EnumerateArray().ShouldAllBe(s => s.GetProperty("chosen").GetBoolean());
    }

    [Fact]
    public async Task Summaries_are_made_as_the_configuration_says()
    {
        var config = Write("briefing.yaml", """
            summaries: { sentences: 1 }
            editions:
              - { name: morning, title: Morning, at: "06:00", timeZone: UTC, sections: [ { title: News, feeds: [ { url: feed.xml } ] } ] }
            """);
        var page = Write("page.html", Page);

        (await Clean("--jsonl", page)).Single().GetProperty("summary").GetArrayLength().ShouldBe(3);
        (await Clean("--jsonl", "--config", config, page)).Single().GetProperty("summary").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_configuration_with_a_mistake_stops_the_command()
    {
        var run = await CommandLine.RunAsync(
            ["clean", "--config", Write("briefing.yaml", "summaries: { sentences: 99 }"), Write("page.html", Page)]);

        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("sentences");
        run.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_input_that_cannot_be_read_is_named_and_the_next_is_cleaned()
    {
        var lines = await Clean(
            exitCode: 1, "--jsonl", Path.Combine(folder, "absent.html"), Write("empty.html", ""), Write("page.html", Page));

        lines[0].GetProperty("error").GetString()!.ShouldContain("absent.html");
        lines[1].GetProperty("error").GetString().ShouldBe("The input is empty.");
        lines[2].GetProperty("kind").GetString().ShouldBe("article");
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    private static Task<List<JsonElement>> Clean(params string[] arguments) => Clean(exitCode: 0, arguments);

    private static async Task<List<JsonElement>> Clean(int exitCode, params string[] arguments)
    {
        var run = await CommandLine.RunAsync(["clean", .. arguments]);
        run.ExitCode.ShouldBe(exitCode, run.Errors);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
    }
}

using System.Diagnostics;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace BriefingBus.Cli.Tests;

public sealed class ParseVerbTests : IDisposable
{
    private const string Feed = """
        <rss version="2.0"><channel><title>T</title>
        <item><title>A</title><enclosure url="https://a.example/x" length="5"/><pubDate>Tue, 23 Sep 2025 06:00:00 +0200</pubDate></item>
        </channel></rss>
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("briefingbus-parse-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_folder_gives_a_line_for_each_file_in_the_order_of_their_names_and_errors_do_not_stop_it()
    {
        Directory.CreateDirectory(Path.Combine(folder, "below"));
        await File.WriteAllTextAsync(Path.Combine(folder, "b.xml"), Feed);
        await File.WriteAllTextAsync(Path.Combine(folder, "a.txt"), "nothing");
        await File.WriteAllTextAsync(Path.Combine(folder, "below", "c.xml"), Feed);
        var lines = await Parse(exitCode: 1, "--jsonl", folder, Path.Combine(folder, "absent"));
        lines.Select(line => line.GetProperty("file").GetString())
            .ShouldBe(new[] { "a.txt", "b.xml", "below/c.xml", "absent" }.Select(name => Path.Combine(folder, name)));
        lines[0].GetProperty("error").GetString().ShouldBe("The document has no elements: it is plain text or damaged.");
        lines[3].GetProperty("error").GetString()!.ShouldContain("absent");
    }

    [Fact]
    public async Task A_feed_is_printed_with_every_property_and_null_for_what_is_absent()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "b.xml"), Feed);
        var feed = (await Parse("--jsonl", Path.Combine(folder, "b.xml"))).Single();
        feed.EnumerateObject().Select(property => property.Name)
            .ShouldBe(["file", "format", "encoding", "title", "link", "language", "entries", "problems"]);
        var entry = feed.GetProperty("entries")[0];
        entry.EnumerateObject().Select(property => property.Name)
            .ShouldBe(["id", "title", "link", "published", "updated", "authors", "summary", "content", "categories", "enclosures"]);
        entry.GetProperty("published").GetString().ShouldBe("2025-09-23T04:00:00Z");
        entry.GetProperty("link").ValueKind.ShouldBe(JsonValueKind.Null);
        entry.GetProperty("enclosures")[0].GetProperty("length").GetInt64().ShouldBe(5);
    }

    [Fact]
    public async Task A_content_type_given_on_the_command_line_counts()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "b.xml"), Feed);
        (await Parse("--jsonl", "--content-type", "text/xml; charset=koi8-r", Path.Combine(folder, "b.xml"))).Single()
            .GetProperty("encoding")
            .GetString()
            .ShouldBe("koi8-r");
    }

    private static Task<List<JsonElement>> Parse(params string[] arguments) => Parse(exitCode: 0, arguments);

    private static async Task<List<JsonElement>> Parse(int exitCode, params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "briefingbus.dll");
        var start = new ProcessStartInfo("dotnet", [program, "parse", .. arguments]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(exitCode);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
    }
}

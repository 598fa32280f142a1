using System.Text.Json;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests;

/// <summary><c>briefingbus search</c> over what <c>run</c> has composed.</summary>
public sealed class SearchTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-search-");

    [Fact]
    public async Task A_story_of_a_past_briefing_is_found_by_its_words_and_a_search_without_results_says_so()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "feed.xml"), $"""
            <rss version="2.0"><channel><title>The Quay</title>
              <item><title>Ferry fares frozen for another year</title><guid>1</guid><pubDate>{DateTimeOffset.UtcNow:R}</pubDate>
                <description>The harbour board voted on Tuesday to leave the fares of all four ferry lines as they are.</description></item>
            </channel></rss>
            """, TestContext.Current.CancellationToken);
        await using (var run = CommandLine.Run(
            ["run", "--now", "--data", "data", "--web", "http://127.0.0.1:0"], folder.FullName))
        {
            using var page = new HttpClient { BaseAddress = await run.AddressAsync() };
            await Eventually.TrueAsync(
                async () => (await page.GetStringAsync("/search?q=ferry+fares")).Contains("/stories/", StringComparison.Ordinal),
                "the archive has the briefing",
                TimeSpan.FromMinutes(1));
            (await SearchAsync("ferry fares")).ExitCode.ShouldBe(0);
            (await run.StopAsync()).ShouldBe(0, run.Output);
        }

        var found = await SearchAsync("ferry", "fares", "--edition", "morning");
        found.Output.ShouldContain("Ferry fares frozen for another year");
        found.Errors.ShouldContain("1 of 1 stories.");
        using var json = JsonDocument.Parse((await SearchAsync("ferry fares", "--json")).Output);
        json.RootElement[0].GetProperty("headline").GetString().ShouldBe("Ferry fares frozen for another year");

        var nothing = await SearchAsync("zeppelin");
        (nothing.ExitCode, nothing.Output).ShouldBe((3, ""));
        nothing.Errors.ShouldContain("0 of 0 stories.");
        (await SearchAsync("ferry", "--edition", "evening")).ExitCode.ShouldBe(3);
    }

    [Theory]
    [InlineData("Give words to look for, or --edition, --section or --since.")]
    [InlineData("--since: found 'lately', expected a day such as 2026-09-23 or a span of time such as 7d", "ship", "--since", "lately")]
    [InlineData("There is no archive data/web.db: name the folder of 'briefingbus run' with --data.", "ship")]
    public async Task A_question_that_cannot_be_asked_draws_a_sentence(string sentence, params string[] arguments)
    {
        var asked = await SearchAsync(arguments);

        asked.ExitCode.ShouldBe(2);
        asked.Errors.Trim().ShouldBe(sentence);
    }

    public SearchTests() => File.WriteAllText(Path.Combine(folder.FullName, "briefing.yaml"), """
        editions: [{ name: morning, title: Morning, at: "06:00", sections: [{ title: News, feeds: [{ url: feed.xml }] }] }]
        """);

    public void Dispose() => folder.Delete(recursive: true);

    private Task<CommandResult> SearchAsync(params string[] arguments) =>
        CommandLine.RunAsync(["search", .. arguments, "--data", "data"], folder.FullName);
}

using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Cli.Tests;

/// <summary>What is typed wrong, or is not what it should be, gets a sentence that says what, where and what to do.</summary>
public sealed class TypingMistakesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-typed-");

    [Theory]
    [InlineData("'--jsn' is no option of this command; did you mean '--json'?", "check", "--jsn")]
    [InlineData("'lst' is no command of 'briefingbus feeds'; did you mean 'list'?", "feeds", "lst")]
    [InlineData("'rm' is no command of 'briefingbus feeds', which has list, add", "feeds", "rm", "A")]
    [InlineData("A command is missing, one of bash, zsh, fish.", "completion")]
    [InlineData("--rate: found 'fast', expected a number.", "dead-letters", "replay", "--all", "--rate", "fast", "--data", "data")]
    [InlineData("no file can have this name", "check", "--config", "")]
    [InlineData("expected at most 4194304 bytes", "check", "--config", "/dev/zero")]
    [InlineData("'not a url' is no http or https address, and there is no such file beside briefing.yaml.", "feeds", "add", "not a url")]
    [InlineData("Did you mean 'https://example.org/rss'?", "feeds", "add", "example.org/rss")]
    [InlineData("this is a folder, expected a file", "check", "-c", "backup")]
    [InlineData("write one with 'briefingbus init'", "check", "-c", "nowhere.yaml")]
    [InlineData("manifest.json is damaged, and says no more what the backup holds", "restore", "backup", "--data", "new")]
    [InlineData("articles.jsonl, line 1: not an article as one JSON object", "group", "articles.jsonl")]
    [InlineData("This password is easy to guess", "web", "password")]
    public async Task A_fault_is_reported_in_a_sentence_without_a_stack_trace(string sentence, params string[] typed)
    {
        Directory.CreateDirectory(PathOf("backup"));
        await File.WriteAllTextAsync(PathOf("backup/manifest.json"), "{", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            PathOf("articles.jsonl"), """{"title":"A ferry without an id"}""", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            PathOf("briefing.yaml"),
            "editions: [{ name: a, title: A, at: '06:00', sections: [{ title: News, feeds: [{ url: 'https://example.org/' }] }] }]",
            TestContext.Current.CancellationToken);
        using var process = CommandLine.Start(typed, folder.FullName, input: true);
        await process.StandardInput.WriteLineAsync("password1234");
        process.StandardInput.Close();

        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        errors.ShouldContain(sentence);
        errors.ShouldNotContain("   at ");
        process.ExitCode.ShouldBeInRange(1, 2);
    }

    // Swedish has a comma in 0,5 and refuses 0.5; German reads 0.5 as 5.
    [Theory]
    [InlineData("sv_SE.UTF-8")]
    [InlineData("de_DE.UTF-8")]
    public async Task A_number_on_the_command_line_is_read_in_the_same_way_in_every_locale(string locale)
    {
        var environment = new Dictionary<string, string> { ["LC_ALL"] = locale };

        var half = await RunAsync("0.5");
        var comma = await RunAsync("0,5");

        half.Errors.ShouldStartWith("There are no failed messages to read");
        comma.Errors.ShouldStartWith("--rate: found '0,5', expected a number.");

        Task<CommandResult> RunAsync(string rate) => CommandLine.RunAsync(
            ["dead-letters", "replay", "--all", "--rate", rate, "--data", "nowhere"], folder.FullName, environment);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string PathOf(string name) => Path.Combine(folder.FullName, name);
}

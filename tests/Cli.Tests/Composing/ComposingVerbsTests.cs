using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Cli.Tests.Composing;

public sealed class ComposingVerbsTests : IDisposable
{
    private const string Config = "samples/morning/briefing.yaml";

    private readonly string folder = Directory.CreateTempSubdirectory("briefingbus-verbs").FullName;

    private string Data => Path.Combine(folder, "data");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_briefing_that_was_composed_comes_out_again_byte_for_byte_and_is_explained()
    {
        var output = Path.Combine(folder, "out");
        var first = await CommandLine.RunAsync(["now", "--config", Config, "--data", Data, "--out", output, "--quiet"]);
        first.ExitCode.ShouldBe(0, first.Errors);
        var files = Directory.GetDirectories(output).ShouldHaveSingleItem();

        (string Form, string File)[] forms =
        [
            ("text", "briefing.txt"), ("markdown", "briefing.md"), ("html", "briefing.html"), ("json", "briefing.json"),
        ];
        foreach (var (form, file) in forms)
        {
            var again = await CommandLine.RunAsync(
                ["compose", "--config", Config, "--edition", "morning", "--at", "2025-09-23T06:00", "--data", Data, "--format", form]);
            again.ExitCode.ShouldBe(0, again.Errors);
            again.Output.ShouldBe(await File.ReadAllTextAsync(Path.Combine(files, file)));
        }

        var explained = await CommandLine.RunAsync(["explain", "morning", "--config", Config, "--at", "2025-09-23T06:00", "--data", Data]);
        explained.Output.ShouldContain("score = weight × (freshness + sources + boost)");
        explained.Output.ShouldContain("Kenya opens east Africa’s largest geothermal plant\n      number 1 of its section");
    }

    [Fact]
    public async Task A_briefing_for_an_hour_that_is_still_to_come_is_not_published()
    {
        var first = await CommandLine.RunAsync(
            ["now", "--config", Config, "--data", Data, "--out", Path.Combine(folder, "out"), "--quiet"]);
        first.ExitCode.ShouldBe(0, first.Errors);

        var run = await CommandLine.RunAsync(
            ["compose", "--config", Config, "--edition", "morning", "--at", "2190-01-01T06:00", "--data", Data, "--publish"],
            environment: new Dictionary<string, string> { ["BUS__HOST"] = "" });

        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("is still to come");
    }

    [Fact]
    public async Task Without_collected_items_the_verbs_name_the_database_they_read()
    {
        var run = await CommandLine.RunAsync(["compose", "--config", Config, "--edition", "morning", "--data", Data, "--dry-run"]);

        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain($"There is no {Path.Combine(Data, "composer.db")}");
    }

    [Theory]
    [InlineData("compose", "--edition", "evening")]
    [InlineData("explain", "evening")]
    public async Task An_unknown_edition_names_those_there_are(params string[] arguments)
    {
        var run = await CommandLine.RunAsync([.. arguments, "--config", Config]);

        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("There is no edition 'evening'");
        run.Errors.ShouldContain("It has: morning.");
    }

    [Fact]
    public async Task Republishing_needs_a_broker_and_says_so()
    {
        var run =
            await CommandLine.RunAsync(["republish", "--since", "7d"], environment: new Dictionary<string, string> { ["BUS__HOST"] = "" });

        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("BUS__HOST is not set");
    }
}

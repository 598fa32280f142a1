using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Cli.Tests.Check;

public sealed class CheckVerbTests
{
    [Theory]
    [InlineData("briefing.yaml")]
    [InlineData("samples/morning/briefing.yaml")]
    public async Task The_editions_of_the_repository_are_right_and_have_the_fourteen_sections(string config)
    {
        var run = await CommandLine.RunAsync(["check", config]);

        run.ExitCode.ShouldBe(0, run.Errors);
        run.Output.ShouldContain($"{config} is right: 1 edition, 14 sections");
    }

    [Fact]
    public async Task Every_mistake_is_printed_with_its_place_and_nothing_else_happens()
    {
        var config = Path.GetTempFileName();
        await File.WriteAllTextAsync(config, """
            editions:
              - name: morning
                title: Morning
                cron: "0 0 25 * * ?"
                sections: [{ titel: News, feeds: [{ url: a.xml }] }]
            """);

        var run = await CommandLine.RunAsync(["check", config]);

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBeEmpty();
        run.Errors.ShouldContain($"{config}:5:18: editions[0].sections[0]: unknown key 'titel'; did you mean 'title'?");
        run.Errors.ShouldContain("the key 'title' is missing");
        File.Delete(config);
    }

    [Fact]
    public async Task A_cron_expression_that_never_comes_is_a_mistake()
    {
        var config = Path.GetTempFileName();
        await File.WriteAllTextAsync(config, """
            editions:
              - name: morning
                title: Morning
                cron: "0 0 6 30 2 ?"
                sections: [{ title: News, feeds: [{ url: a.xml }] }]
            """);

        var run = await CommandLine.RunAsync(["check", config]);

        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldContain("editions[0].cron: found '0 0 6 30 2 ?'");
        File.Delete(config);
    }

    [Fact]
    public async Task A_file_that_is_not_there_yet_is_a_warning_and_an_address_without_its_scheme_a_mistake()
    {
        var folder = Directory.CreateTempSubdirectory("check");
        var config = Path.Combine(folder.FullName, "briefing.yaml");
        const string Edition = "editions: [{ name: m, title: M, at: '06:00', sections: [{ title: N, feeds: [{ url: 'URL' }] }] }]";

        await File.WriteAllTextAsync(config, Edition.Replace("URL", "feeds/later.xml", StringComparison.Ordinal));
        var later = await CommandLine.RunAsync(["check", config]);
        await File.WriteAllTextAsync(config, Edition.Replace("URL", "later.xml", StringComparison.Ordinal));
        var beside = await CommandLine.RunAsync(["check", config]);
        await File.WriteAllTextAsync(config, Edition.Replace("URL", "news.example.org/rss.xml", StringComparison.Ordinal));
        var host = await CommandLine.RunAsync(["check", config]);
        await File.WriteAllTextAsync(config, Edition.Replace("URL", "../elsewhere.xml", StringComparison.Ordinal));
        var outside = await CommandLine.RunAsync(["check", config]);

        later.ExitCode.ShouldBe(0);
        later.Errors.ShouldContain("warning: there is no file 'feeds/later.xml'");
        beside.ExitCode.ShouldBe(0, "No host ends in .xml.");
        host.ExitCode.ShouldBe(2);
        host.Errors.ShouldContain("did you mean 'https://news.example.org/rss.xml'?");
        outside.ExitCode.ShouldBe(2);
        outside.Errors.ShouldContain("expected a file below the folder of this file");
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task With_feeds_a_table_shows_how_each_feed_answers()
    {
        var run = await CommandLine.RunAsync(["check", "samples/morning/briefing.yaml", "--feeds"]);

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldMatch(@"Capitol Ledger\s+file\s+json feed 1.1\s+3\s+2025-09-23");
        run.Output.ShouldMatch("Parliament Today .*There is no such file");
        run.Output.ShouldContain("2 of 19 feeds cannot be read.");
    }

    [Fact]
    public async Task The_published_schema_is_the_one_that_the_options_give()
    {
        var run = await CommandLine.RunAsync(["check", "--schema"]);

        Approved.ShouldMatch("../../../docs/briefing.schema.json", run.Output);
    }
}

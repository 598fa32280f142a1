using BriefingBus.Contracts;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests.Briefings;

/// <summary>The README's first command, as a process of its own.</summary>
public sealed class SampleTests(ComposedSample sample) : IDisposable
{
    private readonly string output = Directory.CreateTempSubdirectory("briefingbus-sample").FullName;

    public void Dispose() => Directory.Delete(output, recursive: true);

    [Fact]
    public async Task The_sample_gives_the_briefing_that_was_approved_in_all_four_forms()
    {
        var run = await sample.PrintedAsync();

        run.ExitCode.ShouldBe(0, run.Errors);
        var folder = sample.PrintedFiles;
        foreach (var extension in new[] { "txt", "md", "html", "json" })
            Approved.ShouldMatch(
                $"approved/sample/briefing.{extension}", await File.ReadAllTextAsync(Path.Combine(folder, "briefing." + extension)));
        run.Output.ShouldBe(await File.ReadAllTextAsync(Path.Combine(folder, "briefing.txt")));
    }

    [Fact]
    public async Task The_sample_is_fit_to_read()
    {
        var run = await sample.KeptAsync();

        var briefing = Read(run.Output);
        ShouldBeFitToRead.Check(
            briefing,
            await File.ReadAllTextAsync(Path.Combine(sample.KeptFiles, "briefing.txt")),
            sources: new Dictionary<string, SourceText>());
        briefing.Sections.Select(s => $"{s.Emoji} {s.Title}").ShouldBe(
        [
            "🧾 Weather", "🌍 International News", "🍁 Canadian News", "🇺🇸 U.S. Top Stories", "🧠 Artificial Intelligence",
            "💻 Digital Strategy", "🏥 Public Health", "🔬 Science", "🧾 Government & Policy",
            "🏛️ Enterprise Architecture & IT Governance", "🤖 AI & Emerging Tech", "🔒 Cybersecurity & Privacy", "🎓 University AI",
            "🏢 Corporate AI",
        ]);
        run.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_sentence_of_the_sample_stands_in_its_feed()
    {
        var run = await sample.KeptAsync();

        var stories = ShouldBeFitToRead.Stories(Read(run.Output)).ToList();
        stories.Count.ShouldBeGreaterThan(20);
        foreach (var story in stories)
            SourceText.OfFeed(Repository.PathOf("samples/morning/" + story.Source.FeedUrl)).ShouldHold(story.Summary);
    }

    [Fact]
    public async Task A_story_in_three_feeds_appears_once_and_first()
    {
        var run = await sample.KeptAsync();

        var briefing = Read(run.Output);
        var ferry = briefing.Top[0];
        ferry.Title.ShouldContain("Aurora Star");
        ferry.AlsoReportedBy.Append(ferry.Source).Select(s => s.Name)
            .ShouldBe(["World Wire", "The Meridian", "Dominion Post"], ignoreOrder: true);
        ShouldBeFitToRead.Stories(briefing).Count(s => s.Title.Contains("Aurora Star", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_feed_that_is_missing_one_that_is_no_feed_and_one_that_is_cut_off_are_named_with_their_reason()
    {
        var run = await sample.KeptAsync();

        var trouble = Read(run.Output).Trouble.ToDictionary(t => t.FeedName, t => t.Reason);
        trouble.Keys.ShouldBe(["Parliament Today", "Northfield University", "Threat Desk"], ignoreOrder: true);
        trouble["Threat Desk"].ShouldBe("the document ends before its last element is closed");
    }

    [Fact]
    public async Task A_second_run_with_the_same_data_repeats_no_story()
    {
        var data = Path.Combine(output, "data");
        await sample.CopyDataAsync(data);

        var second = await CommandLine.RunAsync(
        [
            "now", "--deadline", "10m", "--config", ComposedSample.Config, "--out", output, "--data", data, "--at", "2025-09-23T07:30",
            "--format", "json", "--quiet",
        ]);

        second.ExitCode.ShouldBe(0, second.Errors);
        var briefing = Read(second.Output);
        ShouldBeFitToRead.Stories(briefing).ShouldBeEmpty();
        briefing.FeedsRead.ShouldBeGreaterThan(15);
    }

    [Fact]
    public async Task Piped_progress_goes_to_stderr_in_plain_lines()
    {
        var run = await sample.PrintedAsync();

        run.Errors.ShouldContain("feeds 19 of 19, items ");
        run.Errors.ShouldNotContain("\u001b[");
        run.Output.ShouldStartWith("✅ Morning News Briefing – September 23, 2025 06:00\n");
    }

    private static BriefingComposed Read(string json) => BriefingJson.Read(json);
}

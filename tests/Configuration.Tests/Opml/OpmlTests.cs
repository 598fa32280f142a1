using System.Text;
using BriefingBus.Configuration.Editing;
using BriefingBus.Configuration.Opml;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Configuration.Tests.Opml;

/// <summary>A folder for each reader whose exports are read: <c>export.opml</c>, and a line for each feed and each problem.</summary>
public sealed class OpmlTests
{
    private static readonly string Cases = Repository.PathOf("tests/Configuration.Tests/Opml/cases");

    private const string Briefing = """
        # mine
        editions:
          - name: morning
            title: Morning
            at: "06:00"
            sections:
              - title: News   # keep this
                feeds:
                  - { url: "https://have.example.org/rss" }
        """;

    public static TheoryData<string> Names() =>
        [.. Directory.GetDirectories(Cases).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_export_of_a_reader_is_read_with_folders_and_names(string reader)
    {
        var document = OpmlReader.Read(File.ReadAllBytes(Path.Combine(Cases, reader, "export.opml")));

        Lines(document).ShouldBe(File.ReadAllText(Path.Combine(Cases, reader, "expected.txt")));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Reading_and_writing_again_preserves_the_content(string reader)
    {
        var first = OpmlReader.Read(File.ReadAllBytes(Path.Combine(Cases, reader, "export.opml"))).Subscriptions;

        var second = OpmlReader.Read(OpmlWriter.Write(first, DateTimeOffset.UnixEpoch)).Subscriptions;

        second.Select(Shape).ShouldBe(first.Select(Shape), ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_import_and_an_export_give_the_feeds_that_came_in(string reader)
    {
        var document = OpmlReader.Read(File.ReadAllBytes(Path.Combine(Cases, reader, "export.opml")));

        var editor = new BriefingEditor(Imported(document.Subscriptions, out var plan));

        var written = editor.Feeds.Skip(1).Select(f => new Subscription(f.Url, f.Name, [f.Section])).ToList();
        var again = OpmlReader.Read(OpmlWriter.Write(written, DateTimeOffset.UnixEpoch)).Subscriptions;
        again.Select(f => f.Url).ShouldBe(document.Subscriptions.Select(s => s.Url).Distinct(), ignoreOrder: true);
        again.Select(f => f.Section).ShouldBe(plan.Sections.SelectMany(s => s.Feeds.Select(_ => s.Section)), ignoreOrder: true);
    }

    [Fact]
    public void Duplicates_are_reported_with_the_section_that_has_the_feed()
    {
        Imported(
            [new("https://have.example.org/rss/", null, ["Else"]), new(
                "https://new.example.org/", "N", ["A"]), new("http://new.example.org", "N", ["B"])],
            out var plan);

        plan.Duplicates.Select(
            d => $"{d.Subscription.Url} {d.Section}").ShouldBe(["https://have.example.org/rss/ News", "http://new.example.org A"]);
        plan.Sections.ShouldHaveSingleItem().Section.ShouldBe("A");
    }

    [Fact]
    public void A_thousand_feeds_are_one_edit_for_each_section_and_every_line_that_was_there_stays()
    {
        var subscriptions = Enumerable.Range(
            0, 1000).Select(i => new Subscription($"https://f{i}.example.org/rss", $"Feed {i}: \"{i}\"", [$"S{i % 20}"])).ToList();

        var text = Imported(subscriptions, out var plan);

        plan.Count.ShouldBe(1000);
        text.ShouldStartWith(Briefing);
        new BriefingEditor(text).Feeds.Count().ShouldBe(1001);
        text.Split('\n').Length.ShouldBe(Briefing.Split('\n').Length + 1000 + (20 * 2));
    }

    [Theory]
    [InlineData("", "The document is empty, expected <opml>")]
    [InlineData("<rss version='2.0'/>", "The document is <rss>, expected <opml>")]
    [InlineData("<opml><body><outline text='a'></body></opml>", "Line 1, column 33 is not valid XML")]
    public void Invalid_OPML_is_reported_with_its_place(string document, string problem) =>
        Should.Throw<OpmlException>(() => OpmlReader.Read(Encoding.UTF8.GetBytes(document))).Message.ShouldStartWith(problem);

    [Fact]
    public void Outlines_nested_without_end_are_refused()
    {
        var deep = "<opml><body>" + string.Concat(Enumerable.Repeat("<outline text='a'>", 10_000));

        Should.Throw<OpmlException>(
            () => OpmlReader.Read(Encoding.UTF8.GetBytes(deep))).Message.ShouldContain("nested more than 64 levels deep");
    }

    private static string Imported(IReadOnlyList<Subscription> subscriptions, out ImportPlan plan)
    {
        var editor = new BriefingEditor(Briefing);
        plan = ImportPlan.Of("morning", "Morning", editor.Feeds, subscriptions);
        foreach (var (section, feeds) in plan.Sections)
            editor.Add("morning", section, feeds);
        return editor.Finish(text => BriefingFile.MistakesIn("briefing.yaml", text, []));
    }

    private static string Shape(Subscription feed) => $"{feed.Section ?? "-"} | {feed.Name ?? "-"} | {feed.Url}";

    private static string Lines(OpmlDocument document) => string.Concat(
        document.Subscriptions
            .Select(f => Shape(f) + (f.FullText ? " | full text" : "") + (f.Mute.Count > 0 ? $" | mute {string.Join(", ", f.Mute)}" : ""))
            .Concat(document.Problems.Select(p => "! " + p))
            .Select(line => line + "\n"));
}

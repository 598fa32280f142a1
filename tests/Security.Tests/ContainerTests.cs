using System.Globalization;
using System.Text;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Security.Tests;

/// <summary>What a publisher can make of one document within the limits fits the memory of a container, and costs its own feed. The whole
/// pipeline runs in
/// one process here, which has the heap that .NET takes in a container of 384 MB.</summary>
public sealed class ContainerTests
{
    /// <summary>Three quarters of <c>mem_limit</c> in docker-compose.yml: what .NET takes of a container's memory.</summary>
    private const long Heap = 384L * 1024 * 1024 * 3 / 4;

    /// <summary>What is refused or read as it comes, and shares a process, where it has less memory than alone.</summary>
    private static readonly string[] Light =
    [
        "entities that expand without end", "entities within entities", "an entity from a file", "20,000 entries",
        "nested elements of the feed itself", "a list of authors", "namespaces",
    ];

    /// <summary>The documents of each run, separated by semicolons: what becomes a large text has a run of its own.</summary>
    public static TheoryData<string> Documents => [string.Join("; ", Light), .. Bombs.Keys.Except(Light)];

    private static readonly Dictionary<string, Func<string>> Bombs = new()
    {
        ["entities that expand without end"] = () =>
            "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"" + new string('B', 65_000) + "\">]>"
                + Item("Budget", Repeat("&a;", 100_000)),
        ["entities within entities"] = () => "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY l0 \"lol\">"
            + string.Concat(Enumerable.Range(1, 20).Select(i => $"<!ENTITY l{i} \"{Repeat($"&l{i - 1};", 10)}\">")) + "]>"
                + Item("Laughs", "&l20;"),
        ["an entity from a file"] = () =>
            "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + Item("File", "&x;"),
        ["210,000 paragraphs"] = () => Item("Paragraphs", Escaped(Repeat("<p>x", 1_000_000))),
        ["elements within elements"] = () => Item("Depth", Escaped(Repeat("<div>", 500_000))),
        ["attributes"] = () => Item("Attributes", Escaped("<p " + Repeat("a=b ", 900_000) + ">x</p>")),
        ["a table of empty cells"] = () => Item("Table", Escaped("<table>" + Repeat("<tr><td>", 400_000))),
        ["references to characters"] = () => Item("References", Escaped(Repeat("&amp;#x1F600;", 350_000))),
        ["one word"] = () => Item("Word", new string('w', 4_000_000)),
        ["20,000 entries"] = () => Feed(string.Concat(Enumerable.Range(0, 20_000).Select(i =>
            $"<item><title>Entry {i}</title><guid>e{i}</guid><description>{i}</description></item>"))),
        ["nested elements of the feed itself"] = () => Feed(Repeat("<x>", 300_000)),
        ["a list of authors"] = () => Feed("<item><title>Authors</title>" + Repeat("<author>a</author>", 200_000) + "</item>"),
        ["namespaces"] = () => Feed("<item><title>Names</title>"
            + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"<a{i}:b xmlns:a{i}=\"u{i}\"/>")) + "</item>"),
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_hostile_document_costs_its_own_feed_and_no_other(string kinds)
    {
        var folder = Directory.CreateTempSubdirectory("briefingbus-bomb-").FullName;
        try
        {
            var bombs = kinds.Split("; ");
            for (var i = 0; i < bombs.Length; i++)
                await File.WriteAllTextAsync(Path.Combine(folder, $"bomb{i}.xml"), Bombs[bombs[i]]());
            var feeds = string.Join(", ", bombs.Select((kind, i) => $"{{ url: bomb{i}.xml, name: '{kind}' }}"));
            await File.WriteAllTextAsync(Path.Combine(folder, "good.xml"), SomeFeed.Rss(SomeFeed.Entries(1, DateTimeOffset.UtcNow)));
            await File.WriteAllTextAsync(Path.Combine(folder, "briefing.yaml"), $$"""
                editions:
                  - name: m
                    title: T
                    at: "06:00"
                    sections:
                      - title: S
                        feeds: [{{feeds}}]
                      - title: G
                        feeds: [{ url: good.xml, name: good }]
                """);

            var run = await CommandLine.RunAsync(
                ["now", "--config", "briefing.yaml", "--out", "out", "--data", "data"], folder,
                new Dictionary<string, string> { ["DOTNET_GCHeapHardLimit"] = Heap.ToString("x", CultureInfo.InvariantCulture) },
                    TimeSpan.FromMinutes(4));

            (run.Output + run.Errors).ShouldNotContain("Out of memory", Case.Insensitive);
            run.Output.ShouldContain("Ship 1 has come in");
            run.Output.ShouldNotContain("root:");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Feed(string items) => "<rss version=\"2.0\"><channel><title>t</title>" + items + "</channel></rss>";

    private static string Item(string title, string html) =>
        Feed($"<item><title>{title}</title><guid>{title}</guid><description>{html}</description></item>");

    private static string Escaped(string html) =>
        html.Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}

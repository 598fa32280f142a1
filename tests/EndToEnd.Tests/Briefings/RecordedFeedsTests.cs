using System.Text;
using System.Text.Json;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests.Briefings;

/// <summary>Recorded feeds of real publishers, served over HTTP and composed into one edition.</summary>
public sealed class RecordedFeedsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("briefingbus-recorded").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task An_edition_over_every_recorded_feed_is_fit_to_read_and_accounts_for_each()
    {
        var files = Directory.GetFiles(Repository.Shared("feeds/files")).Order(StringComparer.Ordinal).ToList();
        await using var server = await FeedServer.StartAsync();
        var sources = new Dictionary<string, string>();
        for (var i = 0; i < files.Count; i++)
        {
            server.Serve($"/{i}", Reply.Bytes(await File.ReadAllBytesAsync(files[i]), contentType: null));
            sources[server.Url($"/{i}")] = files[i];
        }

        var run = await CommandLine.RunAsync(
            ["now", "--config", Write(sources.Keys), "--out", folder, "--format", "json", "--quiet", "--deadline", "10m"],
            timeout: TimeSpan.FromMinutes(15));

        run.ExitCode.ShouldBe(0, run.Errors);
        var briefing = BriefingJson.Read(run.Output);
        briefing.Trouble.Where(t => t.Kind != "silent").Select(t => $"{sources[t.FeedUrl]}: {t.Reason}")
            .ShouldBeEmpty("each was recorded whole");
        var stories = ShouldBeFitToRead.Stories(briefing).ToList();
        var texts = stories.Select(s => s.Source.FeedUrl).Distinct().ToDictionary(url => url, url => SourceText.OfFeed(sources[url]));
        ShouldBeFitToRead.Check(
            briefing, await File.ReadAllTextAsync(Directory.GetFiles(folder, "briefing.txt", SearchOption.AllDirectories).Single()), texts);
        briefing.Feeds.ShouldBe(files.Count);
        briefing.FeedsRead.ShouldBe(files.Count, string.Join('\n', briefing.Trouble.Select(t => $"{sources[t.FeedUrl]}: {t.Reason}")));
        stories.Count.ShouldBeGreaterThan(500);
        foreach (var story in stories)
            texts[story.Source.FeedUrl].ShouldHold(story.Summary);
    }

    private string Write(IEnumerable<string> feeds)
    {
        var yaml = new StringBuilder(
            "editions:\n  - name: recorded\n    title: Recorded\n    at: \"06:00\"\n    lookback: 3650d\n    items: 50\n    sections:\n");
        foreach (var (section, n) in feeds.Chunk(12).Select((s, n) => (s, n)))
        {
            yaml.Append("      - title: Section ").Append(n).Append("\n        feeds:\n");
            foreach (var feed in section)
                yaml.Append("          - url: ").Append(JsonSerializer.Serialize(feed)).Append('\n');
        }
        yaml.Append("fetch:\n  allowPrivate: [127.0.0.1]\n  gap: 0s\n");
        var path = Path.Combine(folder, "briefing.yaml");
        File.WriteAllText(path, yaml.ToString());
        return path;
    }
}

using System.Net;
using System.Text.RegularExpressions;
using BriefingBus.EndToEnd.Tests.Faults;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests;

/// <summary>From a publisher's picture to the page, in one process and in several.</summary>
public sealed partial class PicturesTests(RabbitMqServer rabbit, PostgresDatabase database)
    : IClassFixture<RabbitMqServer>, IClassFixture<PostgresDatabase>, IAsyncLifetime
{
    private static readonly string[] Services = ["Fetcher", "Cleaner", "Composer", "Web"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-pictures-");
    private FeedServer publisher = null!;

    private string Config => Path.Combine(folder.FullName, "briefing.yaml");

    public async ValueTask InitializeAsync()
    {
        publisher = await FeedServer.StartAsync();
        publisher.Serve("/feed.xml", Reply.Feed(SomeFeed.Rss(
        [
            Entry("Ferry service resumes between the northern islands", "/ferry.png"),
            Entry("Museum returns carved mask to its village", "/page.png"),
        ])));
        publisher.Serve("/ferry.png", Reply.Bytes(
            await File.ReadAllBytesAsync(Repository.PathOf("docs/images/web-story.png")), "application/octet-stream"));
        publisher.Serve("/page.png", Reply.Bytes("<!doctype html><script>alert(1)</script>"u8.ToArray(), "image/png"));
        await File.WriteAllTextAsync(Config, $$"""
            editions:
              - name: morning
                title: Morning
                cron: "0 * * * * ?"
                images: true
                sections:
                  - title: News
                    feeds: [{ url: "{{publisher.Url("/feed.xml")}}" }]
            fetch: { allowPrivate: [127.0.0.1], gap: 0s }
            """);
    }

    public async ValueTask DisposeAsync()
    {
        await publisher.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task One_process_shows_a_picture_and_prints_a_story_without_where_there_is_none()
    {
        await using var run = CommandLine.Run(
            ["run", "--config", Config, "--data", "data", "--out", "out", "--now", "--web", "http://127.0.0.1:0"], folder.FullName);

        await ShowsAsync(await run.AddressAsync());
        await run.WroteAsync("It is not a JPEG, PNG, WebP or GIF picture.");
    }

    [Fact]
    public async Task Services_of_their_own_do_so_over_the_broker()
    {
        var environment = new Dictionary<string, string>([.. rabbit.Environment, .. database.Environment]) { ["BRIEFING_CONFIG"] = Config };
        (await CommandLine.RunAsync(["topology", "deploy", "--config", Config], environment: environment)).ExitCode.ShouldBe(0);
        var processes = Services.Select(s => new ServiceProcess(s, environment, folder.FullName)).ToList();
        try
        {
            processes.ForEach(p => p.Start());
            await Eventually.TrueAsync(() => processes.TrueForAll(p => p.IsUp), "all services are up", TimeSpan.FromMinutes(2));

            await ShowsAsync(processes[^1].Address);
        }
        finally
        {
            foreach (var process in processes)
            {
                await process.KillAsync();
                process.Dispose();
            }
        }
    }

    private async Task ShowsAsync(Uri address)
    {
        using var page = new HttpClient { BaseAddress = address };
        var html = "";
        await Eventually.TrueAsync(
            async () => Picture().IsMatch(html = await StoryAsync(page, "ferry")), "the story has a picture", TimeSpan.FromMinutes(4));

        (await StoryAsync(page, "museum")).ShouldNotContain("/pictures/");
        var picture = Picture().Match(html);
        picture.Groups["text"].Value.ShouldBe("A ferry");
        int.Parse(picture.Groups["width"].Value).ShouldBeLessThanOrEqualTo(480);
        using var answer = await page.GetAsync(picture.Groups["path"].Value);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/webp");
        (await answer.Content.ReadAsByteArrayAsync()).AsSpan(8, 4).SequenceEqual("WEBP"u8).ShouldBeTrue();
        html.ShouldNotContain(publisher.Url("/ferry.png"));
    }

    /// <summary>The page of the story that a word finds; empty before it was told.</summary>
    private static async Task<string> StoryAsync(HttpClient page, string word) =>
        Story().Match(await page.GetStringAsync($"/search?q={word}")) is { Success: true, Value: var path }
            ? await page.GetStringAsync(path)
            : "";

    private SomeEntry Entry(string title, string picture) => new(
        title, DateTimeOffset.UtcNow.AddMinutes(-5), Id: title, Link: publisher.Url("/story"),
        Text: $"<p>{title}. Officials gave details in a statement this morning.</p><img src=\"{publisher.Url(picture)}\" alt=\"A ferry\">");

    [GeneratedRegex("/stories/[0-9a-f-]{36}")]
    private static partial Regex Story();

    [GeneratedRegex("<img class=\"large\" src=\"(?<path>/pictures/[^\"]+)\" alt=\"(?<text>[^\"]*)\" width=\"(?<width>[0-9]+)\"")]
    private static partial Regex Picture();
}

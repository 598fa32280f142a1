using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.Machines;

public sealed class BriefingFormTests
{
    private static readonly DateTimeOffset Morning = new(2026, 9, 23, 6, 0, 0, TimeSpan.Zero);
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Theory]
    [InlineData("html", "text/html", "<p>html</p>")]
    [InlineData("md", "text/markdown", "# markdown")]
    [InlineData("txt", "text/plain", "text")]
    [InlineData("json", "application/json", "\"title\": \"Evening\"")]
    public async Task A_briefing_is_served_in_each_form_as_the_latest_of_all_as_the_latest_of_its_edition_and_by_its_address(
        string extension, string type, string content)
    {
        await using var web = await WebPage.StartAsync();
        await web.KeepAsync(
            TestData.Briefing(Morning), TestData.Briefing(Morning.AddHours(12), edition: "evening") with { Title = "Evening" });
        foreach (var path in new[] { "/briefings/latest", "/briefings/evening/latest", "/briefings/evening/2026-09-23-1800" })
        {
            using var answer = await web.Client.GetAsync($"{path}.{extension}");

            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            answer.Content.Headers.ContentType!.ToString().ShouldBe(type + "; charset=utf-8");
            (await answer.Content.ReadAsStringAsync()).ShouldContain(content);
            using var head = await web.Client.SendAsync(new(HttpMethod.Head, $"{path}.{extension}"));
            head.StatusCode.ShouldBe(HttpStatusCode.OK);
            head.Headers.ETag.ShouldBe(answer.Headers.ETag);
        }

        (await web.Client.GetAsync($"/briefings/absent/latest.{extension}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await web.Client.GetAsync($"/briefings/evening/2026-09-24-1800.{extension}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_html_form_brings_its_styles_and_may_run_nothing()
    {
        await using var web = await WebPage.StartAsync();
        await web.KeepAsync(await TestData.ApprovedAsync("hostile"));

        using var answer = await web.Client.GetAsync("/briefings/latest.html");

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("sandbox");
        policy.ShouldNotContain("script-src");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/archive")]
    [InlineData("/briefings/latest.md")]
    [InlineData("/briefings/morning/feed.atom")]
    [InlineData("/briefings/morning/feed.json")]
    public async Task Changed_content_is_sent_again_and_unchanged_content_is_not(string path)
    {
        var clock = new FakeClock(Morning);
        await using var web = await WebPage.StartAsync(clock: clock);
        await web.KeepAsync(TestData.Briefing(Morning));
        using var first = await web.Client.GetAsync(path);
        first.Headers.CacheControl!.NoCache.ShouldBeTrue();
        var changed = first.Content.Headers.LastModified;

        (await StatusAsync(web, path, first.Headers.ETag!.ToString(), null)).ShouldBe(HttpStatusCode.NotModified);
        (await StatusAsync(web, path, "W/\"other\"", changed)).ShouldBe(HttpStatusCode.OK);
        if (changed is not null)
            (await StatusAsync(web, path, null, changed)).ShouldBe(HttpStatusCode.NotModified);

        clock.Advance(TimeSpan.FromDays(1));
        await web.KeepAsync(TestData.Briefing(Morning.AddDays(1), 2) with { Markdown = "# other" });
        (await StatusAsync(web, path, first.Headers.ETag.ToString(), null)).ShouldBe(HttpStatusCode.OK);
        if (changed is not null)
            (await StatusAsync(web, path, null, changed)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_feeds_of_an_edition_lead_to_its_pages_under_the_public_address()
    {
        await using var web = await WebPage.StartAsync(new WebOptions { Address = "https://news.example.org/daily/" });
        await web.KeepAsync(Enumerable.Range(0, 20).Select(i => TestData.Briefing(Morning.AddDays(i))));

        var atom = XDocument.Parse(await web.Client.GetStringAsync("/daily/briefings/morning/feed.atom")).Root!;
        atom.Elements(Atom + "entry").Count().ShouldBe(14);
        atom.Elements(Atom + "link").Single().Attribute("href")!.Value
            .ShouldBe("https://news.example.org/daily/briefings/morning/feed.atom");
        atom.Elements(Atom + "entry").First().Element(Atom + "link")!.Attribute("href")!.Value
            .ShouldBe("https://news.example.org/daily/briefings/morning/2026-10-12-0600");
        var json = JsonDocument.Parse(await web.Client.GetStringAsync("/daily/briefings/morning/feed.json")).RootElement;
        json.GetProperty("version").GetString().ShouldBe("https://jsonfeed.org/version/1.1");
        json.GetProperty("feed_url").GetString().ShouldBe("https://news.example.org/daily/briefings/morning/feed.json");
        var newest = json.GetProperty("items")[0];
        (
            newest.GetProperty("url").GetString(),
            newest.GetProperty("content_html").GetString(),
            newest.GetProperty("date_published").GetString())
            .ShouldBe(("https://news.example.org/daily/briefings/morning/2026-10-12-0600", "<p>html</p>", "2026-10-12T06:00:00+00:00"));
        json.GetProperty("items").GetArrayLength().ShouldBe(14);
    }

    [Fact]
    public async Task A_page_has_metadata_for_sharing()
    {
        await using var web = await WebPage.StartAsync(new WebOptions { Address = "https://news.example.org/daily" });
        await web.KeepAsync(TestData.Briefing(Morning));
        var story = TestData.Story(Morning, 0);

        var briefing = await web.Client.GetStringAsync("/daily/");
        briefing.ShouldContain("<meta property=\"og:url\" content=\"https://news.example.org/daily/briefings/morning/2026-09-23-0600\" />");
        briefing.ShouldContain("<meta property=\"og:title\" content=\"Morning News Briefing, Wednesday, September 23, 2026\" />");
        (await web.Client.GetStringAsync($"/daily/stories/{story.StoryId}"))
            .ShouldContain($"<meta property=\"og:title\" content=\"{story.Title}\" />");
    }

    private static async Task<HttpStatusCode> StatusAsync(WebPage web, string path, string? tag, DateTimeOffset? since)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        request.Headers.IfModifiedSince = since;
        using var answer = await web.Client.SendAsync(request);
        return answer.StatusCode;
    }
}

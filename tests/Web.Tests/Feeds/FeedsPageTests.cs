using System.Diagnostics;
using System.Net;
using System.Xml.Linq;
using BriefingBus.Contracts;
using BriefingBus.Testing;
using BriefingBus.Web.Feeds;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static BriefingBus.Web.Tests.Feeds.FeedMessages;

namespace BriefingBus.Web.Tests.Feeds;

public sealed class FeedsPageTests(Chromium chromium, FeedsPageTests.Shown shown) : IClassFixture<FeedsPageTests.Shown>
{
    [Fact]
    public async Task Every_page_of_the_feeds_is_accessible_and_fits_the_window()
    {
        var page = await chromium.OpenAsync(shown.Web.Address);
        string[] paths =
        [
            "/feeds",
            SampleFeeds.PathOf(North),
            SampleFeeds.PathOf("https://late.example/rss"),
            await EntryPathAsync(shown.Web),
        ];
        foreach (var path in paths)
        {
            (await page.GotoAsync(path))!.Ok.ShouldBeTrue(path);
            foreach (var summary in (await page.Locator("details.entry > summary").AllAsync()).Take(2))
                await summary.ClickAsync();

            await Look.ShouldBeGoodAsync(page, path, [new(375, true), new(1280, false)]);
        }
    }

    [Theory]
    [InlineData("feeds", "/feeds")]
    [InlineData("feed", null)]
    public async Task A_page_of_the_feeds_looks_as_in_the_documentation(string name, string? path)
    {
        var page = await chromium.OpenAsync(shown.Web.Address);
        await page.GotoAsync(path ?? SampleFeeds.PathOf(North));
        if (path is null)
            await page.Locator("details.entry > summary").First.ClickAsync();

        await page.SetViewportSizeAsync(1280, 1000);
        (await page.ScreenshotAsync(new() { Path = Screenshot.PathOf(name) })).Length.ShouldBeGreaterThan(20_000);
    }

    [Fact]
    public async Task A_feeds_page_shows_its_status_its_last_fetch_and_the_publishers_answer()
    {
        var page = await chromium.OpenAsync(shown.Web.Address, scripts: false);
        await page.GotoAsync("/feeds");

        (await page.Locator(".feedlist .state").AllTextContentsAsync()).ShouldBe(["failing", "not fetched", "silent", "quiet", "good"]);
        await page.GetByRole(AriaRole.Link, new() { Name = "Failing" }).ClickAsync();
        (await page.Locator(".feedlist li").CountAsync()).ShouldBe(1);
        await page.Locator(".feedlist a").ClickAsync();

        var text = await page.Locator("main").InnerTextAsync();
        text.ShouldContain("The server answers 503: it is out of service and says when to come back (since 05:00, 1 attempt).");
        text.ShouldContain("HTTP 503; retry after 07:00 (Retry-After)");
        text.ShouldContain("rate limited (HTTP 503)");
    }

    [Fact]
    public async Task The_operator_has_a_feed_fetched_at_once_with_the_keyboard_and_sees_what_came_of_it()
    {
        var asked = new TaskCompletionSource<FetchFeed>();
        var clock = new FakeClock(Now);
        await using var web = await SampleFeeds.StartAsync(clock, bus => bus.AddHandler((ConsumeContext<FetchFeed> c) =>
        {
            asked.TrySetResult(c.Message);
            return Task.CompletedTask;
        }));
        var page = await chromium.OpenAsync(web.Address, scripts: false);
        await page.GotoAsync(SampleFeeds.PathOf(North));
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in to fetch it now" }).ClickAsync();
        await page.GetByLabel("Operator’s password").FillAsync(WebPage.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Fetch now" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        (await page.GetByRole(AriaRole.Status).TextContentAsync())
            .ShouldBe("A poll was requested at 06:00. Its result appears here as soon as it is done.");
        (await asked.Task.InTimeAsync(TimeSpan.FromSeconds(20))).FeedUrl.ShouldBe(North);
        clock.Advance(TimeSpan.FromSeconds(3));
        await web.Get<IBus>().Publish(Fetched(clock.GetUtcNow()));
        await Eventually.TrueAsync(
            async () =>
            {
                await page.ReloadAsync();
                return await page.GetByRole(AriaRole.Status).TextContentAsync() == "The requested poll is done.";
            },
            "the page says that the poll is done");
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Redirect, HttpStatusCode.Unauthorized)]
    [InlineData("forged-token-0123456789abcdef", HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized)]
    public async Task Only_the_operator_can_fetch_a_feed(string? token, HttpStatusCode either, HttpStatusCode or)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, SampleFeeds.PathOf(North) + "/fetch");
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);

        using var answer = await shown.Web.Client.SendAsync(request);

        answer.StatusCode.ShouldBeOneOf(either, or);
    }

    [Fact]
    public async Task An_entry_stands_as_it_came_cleaned_and_summarised_side_by_side()
    {
        var page = await chromium.OpenAsync(shown.Web.Address, scripts: false);
        await page.GotoAsync(SampleFeeds.PathOf(North));
        await page.Locator("details.entry > summary").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var entry = page.Locator("details.entry").First;

        (await entry.Locator(".raw").InnerTextAsync()).ShouldContain("<p>The ferry sails <b>again</b>.</p>");
        (await entry.Locator(".clean").InnerTextAsync()).ShouldContain("a line that ends every entry of this feed was dropped");
        (await entry.Locator(".summarised").InnerTextAsync()).ShouldContain("Sentences of the source, word for word.");
        var sides = await Task.WhenAll((await entry.Locator(".side").AllAsync()).Select(async s => (await s.BoundingBoxAsync())!));
        sides.Select(s => s.Y).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task Hostile_text_of_a_feed_is_shown_as_text_and_leads_nowhere()
    {
        const string Script = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">";
        await using var web = await SampleFeeds.StartAsync();
        var bad = Entry("bad", Now, text: $"{Script}\u202Egnp.exe\u0000", title: Script + "\u202E") with
        {
            Link = "javascript:document.title='taken'",
        };
        var fetched = Fetched(Now, North, bad) with
        {
            FeedName = Script,
            AnsweredBy = "javascript:alert(1)",
            SiteUrl = "javascript:alert(1)",
            Problems = [Script],
        };
        var cleaned = Cleaned(bad, Now) with
        {
            Title = Script,
            Text = Script,
            Summary = [Script],
            Notes = [Script + "\u202E"],
            Language = "\"><script>",
        };
        await web.Get<PollRecord>().KeepAsync(fetched, default);
        await web.Get<EntryRecord>().KeepAsync([cleaned], default);
        await web.Get<EntryRecord>().KeepFailureAsync(Uncleanable(bad, Now.AddMinutes(1)), Script, default);
        var page = await chromium.OpenAsync(web.Address);
        foreach (var path in new[] { "/feeds", SampleFeeds.PathOf(North), $"{SampleFeeds.PathOf(North)}/entries/{bad.ItemId}" })
        {
            await page.GotoAsync(path);
            foreach (var summary in await page.Locator("details > summary").AllAsync())
                await summary.ClickAsync();

            (await page.TitleAsync()).ShouldNotBe("taken");
            (await page.Locator("main img, main script, main a[href^='javascript']").CountAsync()).ShouldBe(0);
            (await page.ContentAsync()).ShouldNotContain("\u202E");
        }
        (await page.Locator(".sides").InnerTextAsync()).ShouldContain("[U+202E]gnp.exe[U+0000]");
    }

    [Fact]
    public async Task A_thousand_feeds_come_in_pages_that_are_small_and_quick()
    {
        var urls = Enumerable.Range(0, 1000).Select(i => $"https://feed{i}.example/rss.xml").ToArray();
        await using var web = await WebPage.StartAsync(clock: new FakeClock(Now), editions: [Edition(urls)]);
        await using (var context = await web.OpenAsync())
        {
            var random = new Random(3);
            foreach (var url in urls)
                context.Add(new StoredFeed
                {
                    Id = FeedId.Of(url),
                    Url = url,
                    Name = $"The {random.Next(100_000):x} Gazette of Somewhere",
                    CheckedAt = Now,
                    ReadAt = Now,
                    NextFetch = Now.AddHours(1),
                    HttpStatus = 200,
                    NewestEntry = Now.AddHours(-random.Next(40)),
                    Milliseconds = [random.Next(2000)],
                    ItemsADay = [.. Enumerable.Range(0, 30).Select(_ => random.Next(40))],
                    CountedAt = Now,
                });
            await context.SaveChangesAsync();
        }
        await web.Client.GetStringAsync("/feeds");
        var (times, slow) = (new List<double>(), 0);
        for (var i = 0; i < 10; i++)
        {
            var started = Stopwatch.GetTimestamp();
            var limit = new WaitLimit(TimeSpan.FromMilliseconds(500));
            await web.Client.GetStringAsync($"/feeds?page={i + 1}");
            slow += limit.IsPassed ? 1 : 0;
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        using var plain = new HttpClient { BaseAddress = web.Address };
        plain.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        var transferred = (await plain.GetByteArrayAsync("/feeds")).Length;

        TestContext.Current.SendDiagnosticMessage(
            $"1,000 feeds: page in {times.Order().ElementAt(5):0} ms (median), {times.Max():0} ms (slowest), "
            + $"{transferred / 1000.0:0.0} kB transferred");
        transferred.ShouldBeLessThan(100_000);
        slow.ShouldBeLessThan(5);
        await web.SignInAsync();
        var page = await chromium.OpenAsOperatorAsync(web, scripts: false);
        await page.GotoAsync("/feeds?q=feed77");
        (await page.Locator(".feedlist li").CountAsync()).ShouldBe(11);
    }

    [Fact]
    public async Task The_feeds_go_along_as_opml_without_files_and_secrets()
    {
        await using var web = await SampleFeeds.StartAsync();
        (await web.Client.GetAsync("/feeds.opml")).StatusCode.ShouldBe(HttpStatusCode.Redirect, "addresses are for the operator");
        await web.SignInAsync();
        using var answer = await web.Client.GetAsync("/feeds.opml");
        answer.Headers.CacheControl!.Private.ShouldBeTrue();
        var opml = XDocument.Parse(await answer.Content.ReadAsStringAsync());

        opml.Root!.Attribute("version")!.Value.ShouldBe("2.0");
        opml.Descendants("outline").Where(o => o.Attribute("xmlUrl") is not null).Select(o => o.Attribute("xmlUrl")!.Value)
            .ShouldBe(SampleFeeds.Urls);
        opml.Descendants("outline").First(o => o.Attribute("xmlUrl")?.Value == North).Attribute("text")!.Value.ShouldBe("North Post");
    }

    [Fact]
    public async Task A_feed_that_is_not_configured_has_no_page()
    {
        (await shown.Web.Client.GetAsync(SampleFeeds.PathOf("https://other.example/"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await shown.Web.Client.GetAsync($"{SampleFeeds.PathOf(North)}/entries/{Guid.Empty}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<string> EntryPathAsync(WebPage web)
    {
        await using var context = await web.OpenAsync();
        var id = FeedId.Of(North);
        var itemId = await context.Set<StoredEntry>().Where(e => e.FeedId == id).Select(e => e.ItemId).FirstAsync();
        return $"{SampleFeeds.PathOf(North)}/entries/{itemId}";
    }

    /// <summary>One page for the tests that only read.</summary>
    public sealed class Shown : IAsyncLifetime
    {
        internal WebPage Web { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Web = await SampleFeeds.StartAsync();

        public ValueTask DisposeAsync() => Web.DisposeAsync();
    }
}

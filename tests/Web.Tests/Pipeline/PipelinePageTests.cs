using System.Net;
using BriefingBus.Contracts;
using BriefingBus.Rendering;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.Testing;
using BriefingBus.Web.Pipeline;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static BriefingBus.Web.Tests.Feeds.FeedMessages;

namespace BriefingBus.Web.Tests.Pipeline;

public sealed class PipelinePageTests(Chromium chromium)
{
    [Fact]
    public async Task Every_page_of_the_pipeline_is_accessible_and_fits_the_window()
    {
        await using var web = await StartAsync();
        await web.Get<IBus>().Publish(Fetched(Now));
        var page = await chromium.OpenAsync(web.Address);
        foreach (var path in new[] { "/pipeline", "/pipeline/next/morning", "/pipeline/next/morning?show=out" })
        {
            (await page.GotoAsync(path))!.Ok.ShouldBeTrue(path);

            await Look.ShouldBeGoodAsync(page, path, [new(375, true), new(1280, false)]);
        }
    }

    [Theory]
    [InlineData("pipeline", "/pipeline")]
    [InlineData("next", "/pipeline/next/morning")]
    public async Task A_page_of_the_pipeline_looks_as_in_the_documentation(string name, string path)
    {
        await using var web = await StartAsync(answer: context => context.RespondAsync(Documented()));
        await web.Get<IBus>().Publish(Fetched(Now));
        await web.Get<IBus>().Publish(Cleaned(Entry("1", Now), Now));
        await Eventually.TrueAsync(() => web.Get<Traffic>().Queues.Count >= 2, "both messages have come");
        var page = await chromium.OpenAsync(web.Address);
        await page.GotoAsync(path);

        (await page.ScreenshotAsync(new() { Path = Screenshot.PathOf(name) })).Length.ShouldBeGreaterThan(20_000);
    }

    [Fact]
    public async Task In_one_process_the_page_counts_what_passes_and_keeps_itself_up_to_date()
    {
        await using var web = await StartAsync(clock: TimeProvider.System);
        await web.Get<IBus>().Publish(Fetched(DateTimeOffset.UtcNow));
        var page = await chromium.OpenAsync(web.Address);
        await page.GotoAsync("/pipeline");
        await Eventually.TrueAsync(
            async () =>
            {
                await page.ReloadAsync();
                return await DoneAsync(page) == "1";
            },
            "the first message is counted");

        await web.Get<IBus>().Publish(Fetched(DateTimeOffset.UtcNow));

        await Eventually.TrueAsync(async () => await DoneAsync(page) == "2", "the page shows the second message by itself");
        (await page.Locator(".services .state").AllTextContentsAsync())
            .ShouldBe(["in this process", "in this process", "in this process", "in this process"]);
    }

    [Fact]
    public async Task The_page_says_of_each_item_why_it_is_in_or_out()
    {
        await using var web = await StartAsync();
        var page = await chromium.OpenAsync(web.Address, scripts: false);
        await page.GotoAsync("/pipeline");
        await page.GetByRole(AriaRole.Link, new() { Name = "Morning News Briefing" }).ClickAsync();

        var items = await page.Locator(".verdicts li").AllInnerTextsAsync();
        items.Count.ShouldBe(3);
        items[0].ShouldContain("in, at the top");
        items[0].ShouldContain("40.8 = weight 1.5 × (freshness 9.2 + sources 10 + boost 8)");
        items[2].ShouldContain("the rule mute: horoscope");
        (await page.GetByRole(AriaRole.Link, new() { Name = "Out" }).InnerTextAsync()).ShouldBe("Out 1");
        (await page.Locator("main a[href^='javascript'], main script").CountAsync()).ShouldBe(0);
        (await page.Locator(".verdicts").InnerTextAsync()).ShouldContain("<script>alert(1)</script>");
    }

    [Fact]
    public async Task Every_filter_and_page_is_asked_of_Composer_for_the_next_briefing_and_for_every_past_one()
    {
        var asked = new List<PreviewBriefing>();
        await using var web = await StartAsync(answer: context =>
        {
            asked.Add(context.Message);
            return context.RespondAsync(Preview() with { Matching = 250, ItemsInAll = 1537 });
        });
        var past = TestData.Briefing(Now.AddDays(-1));
        await web.KeepAsync(past);
        var page = await chromium.OpenAsync(web.Address, scripts: false);
        await page.GotoAsync("/briefings/morning/" + BriefingSlug.Of(past.ScheduledAt, past.TimeZone));
        await page.GetByRole(AriaRole.Link, new() { Name = "Why these stories, and what was left out" }).ClickAsync();
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("Why these stories: Morning News Briefing");
        asked[^1].At.ShouldBe(past.ScheduledAt);

        await page.GetByLabel("Headline, feed or reason").FillAsync("ferry");
        await page.GetByLabel("Section").SelectOptionAsync("News");
        await page.GetByLabel("Feed", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Out" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Page 2" }).ClickAsync();

        (await page.GetByText("Page 2 of 3").CountAsync()).ShouldBe(1);
        asked[^1].ShouldBe(new()
        {
            Edition = "morning",
            At = past.ScheduledAt,
            AnswerBefore = asked[^1].AnswerBefore,
            MostItems = 100,
            Skip = 100,
            Words = "ferry",
            Section = "News",
            FeedUrl = "https://news.example/feed.xml",
            Outcome = "out",
        });
        (await web.Client.GetAsync("/briefings/morning/2020-01-01-0600/candidates")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Many_readers_cost_Composer_one_question()
    {
        var asked = 0;
        await using var web = await StartAsync(answer: context =>
        {
            Interlocked.Increment(ref asked);
            return context.RespondAsync(Preview());
        });

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => web.Client.GetAsync("/pipeline/next/morning")));

        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.OK);
        asked.ShouldBe(1);
    }

    [Fact]
    public async Task The_page_says_so_if_no_Composer_answers()
    {
        await using var web = await WebPage.StartAsync(
            services: s => s.AddSingleton(new PreviewOptions { Timeout = TimeSpan.FromSeconds(1) }));
        await web.Get<IBusControl>().WaitForHealthStatus(BusHealthStatus.Healthy, TimeSpan.FromSeconds(20));

        using var answer = await web.Client.GetAsync("/pipeline/next/morning");

        answer.StatusCode.ShouldBe(HttpStatusCode.GatewayTimeout);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("No Composer answered within 1 seconds.");
        (await web.Client.GetAsync("/pipeline/next/evening")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task While_the_broker_is_down_the_pages_read_and_say_what_is_down_since_when_and_nothing_is_changed()
    {
        await using var web = await WebPage.StartAsync(
            bus: new BusOptions { Host = "127.0.0.1:9", Management = new("http://127.0.0.1:9") }, editions: [Edition(North)]);

        (await web.Client.GetStringAsync("/feeds")).ShouldContain("North");
        var pipeline = WebUtility.HtmlDecode(await web.Client.GetStringAsync("/pipeline"));
        pipeline.ShouldMatch("RabbitMQ at 127.0.0.1:9 is down</strong>,\\s+since \\d\\d:\\d\\d as far as this page has watched\\.");
        await Eventually.TrueAsync(
            async () => WebUtility.HtmlDecode(await web.Client.GetStringAsync("/pipeline"))
                .Contains("RabbitMQ’s management API does not return the queues", StringComparison.Ordinal),
            "the page says that the queues are not to be had");
        using var next = await web.Client.GetAsync("/pipeline/next/morning");
        next.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await next.Content.ReadAsStringAsync()).ShouldContain("which is down since ");
    }

    internal static BriefingPreview Preview() => new()
    {
        Edition = "morning",
        Title = "Morning News Briefing",
        ScheduledAt = Now.AddDays(1),
        TimeZone = "America/Toronto",
        WindowFrom = Now.AddHours(-24),
        LookedAt = Now,
        ItemsInAll = 3,
        ItemsIn = 2,
        Matching = 3,
        Items =
        [
            Item("Ferry strike ends", "top") with
            {
                ThreadId = Guid.Parse("1a2b3c4d-0000-0000-0000-000000000000"),
                Score = 40.8,
                Weight = 1.5,
                Freshness = 9.2,
                Sources = 10,
                Boost = 8,
                Reason = "the best story of all sections, told by 3 feeds",
            },
            Item("Harbour opens again after the storm", "in") with
            {
                Score = 7.25,
                Weight = 1,
                Freshness = 7.25,
                Reason = "2nd of 5 in its section",
            },
            Item("<script>alert(1)</script> Your horoscope\u202E", "out") with
            {
                Link = "javascript:alert(1)",
                Reason = "the rule mute: horoscope",
            },
        ],
    };

    /// <summary>A preview without hostile text, for the picture in the documentation.</summary>
    private static BriefingPreview Documented()
    {
        var preview = Preview();
        return preview with
        {
            Items = [.. preview.Items.SkipLast(1), Item("Your horoscope for Thursday", "out") with { Reason = "the rule mute: horoscope" }],
        };
    }

    private static PreviewItem Item(string title, string outcome) => new()
    {
        ItemId = Guid.Empty,
        FeedUrl = North,
        FeedName = "North Post",
        Title = title,
        Section = "News",
        Outcome = outcome,
        Reason = "",
        Link = "https://north.example/1",
    };

    private static Task<string?> DoneAsync(IPage page) => page.EvaluateAsync<string?>(
        """
        [...document.querySelectorAll('.queues tbody tr')]
          .find(r => r.cells[0].textContent.trim() === 'web-feeds')?.cells[3].textContent.trim()
        """);

    private static async Task<WebPage> StartAsync(TimeProvider? clock = null, Func<ConsumeContext<PreviewBriefing>, Task>? answer = null)
    {
        var web = await WebPage.StartAsync(
            clock: clock ?? new FakeClock(Now), consumers: bus => bus.AddHandler(answer ?? (c => c.RespondAsync(Preview()))));
        await web.Get<IBusControl>().WaitForHealthStatus(BusHealthStatus.Healthy, TimeSpan.FromSeconds(20));
        return web;
    }
}

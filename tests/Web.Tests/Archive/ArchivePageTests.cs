using System.Net;
using BriefingBus.Testing;
using MassTransit;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.Archive;

public sealed class ArchivePageTests(Chromium chromium)
{
    private static readonly DateTimeOffset Morning = new(2026, 9, 23, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_day_of_the_calendar_leads_to_its_briefing_and_months_follow_one_another()
    {
        await using var web = await WebPage.StartAsync();
        await web.KeepAsync(TestData.Briefing(Morning), TestData.Briefing(Morning.AddDays(1)), TestData.Briefing(Morning.AddMonths(-3)));
        var page = await chromium.OpenAsync(web.Address, scripts: false);

        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Archive" }).ClickAsync();
        (await page.GetByRole(AriaRole.Heading, new() { Name = "September 2026" }).CountAsync()).ShouldBe(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "Wednesday, 23 September: Morning News Briefing" }).ClickAsync();
        new Uri(page.Url).AbsolutePath.ShouldBe("/briefings/morning/2026-09-23-0600");

        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "June 2026" }).ClickAsync();
        (await page.GetByRole(AriaRole.Link, new() { Name = "06:00 Morning News Briefing" }).CountAsync()).ShouldBe(1);
        (await page.GetByRole(AriaRole.Link, new() { Name = "September 2026" }).CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_day_with_several_briefings_leads_to_them_all_and_one_edition_can_be_looked_at()
    {
        await using var web = await WebPage.StartAsync();
        var evening = TestData.Briefing(Morning.AddHours(12), edition: "evening") with { Title = "Evening Round-up" };
        await web.KeepAsync(TestData.Briefing(Morning), evening);
        var page = await chromium.OpenAsync(web.Address, scripts: false);

        await page.GotoAsync("/archive");
        await page.GetByRole(AriaRole.Link, new() { Name = "Wednesday, 23 September: 2 briefings" }).ClickAsync();
        new Uri(page.Url).Fragment.ShouldBe("#d-2026-09-23");
        (await page.Locator(".daylist li").AllInnerTextsAsync()).Select(t => t.Split('\n')[0].Trim())
            .ShouldBe(["18:00 Evening Round-up", "06:00 Morning News Briefing"]);
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Editions" }).GetByRole(AriaRole.Link, new() { Name = "evening" })
            .ClickAsync();

        (await page.Locator(".daylist li").CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Search_shows_what_was_not_briefed_with_the_reason_and_leads_to_the_candidates()
    {
        await using var web = await WebPage.StartAsync(clock: new FakeClock(Morning.AddHours(1)));
        await web.KeepAsync(TestData.Briefing(Morning, 2, headline: i => $"Night ferry {i}"));
        await web.Get<IBus>().Publish(TestData.LeftOut(Morning, "The night ferry <sinks>"));
        await Eventually.TrueAsync(
            async () => (await web.Client.GetStringAsync("/search?q=ferry")).Contains("&lt;sinks&gt;", StringComparison.Ordinal),
            "the item is found");
        var page = await chromium.OpenAsync(web.Address, scripts: false);

        await page.GotoAsync("/search?q=ferry");
        (await page.GetByRole(AriaRole.Status).InnerTextAsync())
            .ShouldBe("2 stories in briefings, and 1 item that was not briefed. Latest first.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Not briefed 1" }).ClickAsync();

        var found = page.Locator(".finds li");
        (await found.CountAsync()).ShouldBe(1);
        (await found.Locator("h2 a").GetAttributeAsync("href"))!.ShouldStartWith("https://other.example/");
        (await found.Locator(".reason").InnerTextAsync()).ShouldBe("Not briefed no room for The night ferry <sinks>");
        (await found.Locator(".byline").InnerTextAsync())
            .ShouldBe("Other News · News · Candidates of Morning News Briefing, 23 September 2026");
        (await found.GetByRole(AriaRole.Link, new() { Name = "Candidates" }).GetAttributeAsync("href"))
            .ShouldBe("/briefings/morning/2026-09-23-0600/candidates?show=out&q=the%20night%20ferry%20sinks");
    }

    [Fact]
    public async Task Search_marks_what_it_found_and_leads_to_the_story()
    {
        await using var web = await WebPage.StartAsync();
        await web.KeepAsync(
            TestData.Briefing(Morning, 30),
            TestData.Briefing(
                Morning.AddHours(12), 2, "evening", "Science", i => i == 0 ? "Islands <b>rise</b> from the sea" : "Nothing of that kind"));
        var page = await chromium.OpenAsync(web.Address, scripts: false);

        await page.GotoAsync("/archive");
        await page.GetByLabel("Search briefings and what they left out").FillAsync("island");
        await page.Keyboard.PressAsync("Enter");
        (await page.GetByRole(AriaRole.Status).InnerTextAsync()).ShouldBe("32 stories in briefings. Latest first.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Earlier results" }).ClickAsync();
        (await page.Locator(".finds li").CountAsync()).ShouldBe(7);

        await page.GetByText("Edition, section, source, days").ClickAsync();
        await page.GetByLabel("Section").SelectOptionAsync("Science");
        await page.GetByLabel("Last day").FillAsync("2026-09-23");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        (await page.Locator(".finds h2").AllInnerTextsAsync()).ShouldBe(["Islands <b>rise</b> from the sea", "Nothing of that kind"]);
        (await page.Locator(".finds h2 mark").AllInnerTextsAsync()).ShouldBe(["Islands"]);
        (await page.GetByLabel("Section").InputValueAsync()).ShouldBe("Science");
        await page.GetByRole(AriaRole.Link, new() { Name = "Islands <b>rise</b> from the sea" }).ClickAsync();

        (await page.Locator("h1").TextContentAsync()).ShouldBe("Islands <b>rise</b> from the sea");
    }

    [Theory]
    [InlineData("/search?from=yesterday&q=ferry", "‘yesterday’ is not a day; write it as 2026-09-23. It was ignored.")]
    [InlineData("/search?from=2026-09-24&to=2026-09-23", "The first day is after the last day, so nothing can match.")]
    [InlineData("/search?q=-ferry", "There are only words to exclude. Add a word to look for.")]
    [InlineData("/search?q=%3F%21", "There are no letters or digits in that.")]
    [InlineData("/search?q=nothingofthekind", "Nothing found.")]
    [InlineData("/archive?edition=absent", "There is no briefing yet.")]
    public async Task Invalid_parts_of_a_query_are_reported_and_the_rest_applies(string address, string said)
    {
        await using var web = await WebPage.StartAsync();
        await web.KeepAsync(TestData.Briefing(Morning));

        System.Net.WebUtility.HtmlDecode(await web.Client.GetStringAsync(address)).ShouldContain(said);
    }

    [Theory]
    [InlineData("/archive?month=2026-13", "archive?month=2026-09")]
    [InlineData("/archive?month=9999-12", "archive?month=2026-09")]
    [InlineData("/archive?month=2026-08", "archive?month=2026-05")]
    [InlineData("/archive?month=2020-01", "archive?month=2026-05")]
    [InlineData("/archive?month=2026-09&edition=evening", "archive?month=2026-05&edition=evening")]
    public async Task A_month_that_has_nothing_leads_to_the_nearest_before_it_that_has(string address, string shown)
    {
        await using var web = await WebPage.StartAsync();
        var may = Morning.AddMonths(-4);
        await web.KeepAsync(TestData.Briefing(Morning), TestData.Briefing(may), TestData.Briefing(may, edition: "evening"));

        (await web.Client.GetAsync(address)).Headers.Location!.ToString().ShouldBe(shown);
        (await web.Client.GetAsync(shown)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_invalid_number_is_refused_and_an_overlong_query_is_cut()
    {
        await using var web = await WebPage.StartAsync();
        await web.KeepAsync(TestData.Briefing(Morning));

        ((int)(await web.Client.GetAsync("/search?q=a&before=x")).StatusCode).ShouldBe(400);
        (await web.Client.GetStringAsync("/search?q=" + string.Concat(Enumerable.Repeat("%22a%20-%22", 500))))
            .ShouldContain("The search uses only the first 200 characters.");
    }
}

using System.Net;
using BriefingBus.Contracts;
using BriefingBus.Testing;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.Today;

public sealed class BriefingPageTests(Chromium chromium)
{
    private static readonly DateTimeOffset Morning = new(2026, 9, 23, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_latest_briefing_is_shown_with_the_way_to_the_day_before_and_back()
    {
        await using var web = await WebPage.StartAsync();
        await web.KeepAsync(TestData.Briefing(Morning.AddDays(-1)), TestData.Briefing(Morning));
        var page = await chromium.OpenAsync(web.Address, scripts: false);

        await page.GotoAsync("/");
        (await page.GetByText("Wednesday, September 23, 2026").CountAsync()).ShouldBe(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "Tuesday, 22 September" }).ClickAsync();

        new Uri(page.Url).AbsolutePath.ShouldBe("/briefings/morning/2026-09-22-0600");
        await page.GetByRole(AriaRole.Link, new() { Name = "Wednesday, 23 September" }).ClickAsync();
        new Uri(page.Url).AbsolutePath.ShouldBe("/briefings/morning/2026-09-23-0600");
    }

    [Fact]
    public async Task Neighbours_of_the_same_day_are_told_apart_by_their_hours()
    {
        await using var web = await WebPage.StartAsync();
        await web.KeepAsync(new[] { -3, 0, 5, 24 }.Select(hours => TestData.Briefing(Morning.AddHours(hours))));

        var middle = await web.Client.GetStringAsync("/briefings/morning/2026-09-23-0600");
        middle.ShouldContain("</span> Wednesday, 23 September, 03:00</a>");
        middle.ShouldContain("Wednesday, 23 September, 11:00 <span");
        (await web.Client.GetStringAsync("/briefings/morning/2026-09-23-1100")).ShouldContain("Thursday, 24 September <span");
    }

    [Fact]
    public async Task The_pages_say_what_the_briefing_says_in_its_language_and_mark_it_so()
    {
        await using var web = await WebPage.StartAsync();
        var briefing = TestData.Briefing(Morning, stories: 1) with { Language = "de" };
        var story = briefing.Sections[0].Stories[0] with
        {
            Updated = true,
            ReadingSeconds = 200,
            Thread = new StoryThread
            {
                ThreadId = Guid.NewGuid(),
                Since = Morning.AddDays(-2),
                Day = 3,
                Earlier =
                [
                    new ThreadEntry
                    {
                        BriefingId = Guid.NewGuid(), ScheduledAt = Morning.AddDays(-2), StoryId = Guid.NewGuid(), Title = "Ferry aground",
                        Sources = 1,
                    },
                ],
            },
        };
        await web.KeepAsync(
            TestData.Briefing(Morning.AddDays(-1)) with { Language = "de" },
            briefing with { Sections = [briefing.Sections[0] with { Stories = [story] }] });

        var day = await web.Client.GetStringAsync("/");
        day.ShouldContain("3 Min. Lesezeit");
        day.ShouldContain("Dienstag, 22. September");
        day.ShouldContain("<span lang=\"de\">1 Meldung");
        var page = await web.Client.GetStringAsync($"/stories/{story.StoryId}");
        page.ShouldContain("Tag 3, aktualisiert");
        page.ShouldContain("<h2 lang=\"de\">Der bisherige Verlauf");
        page.ShouldContain("Montag, 21. September 2026");
        page.ShouldContain("1 Quelle");
    }

    [Fact]
    public async Task A_section_folds_and_unfolds_with_the_keyboard_and_without_scripts()
    {
        await using var web = await WebPage.StartAsync();
        await web.KeepAsync(TestData.Briefing(Morning));
        var page = await chromium.OpenAsync(web.Address, scripts: false);
        await page.GotoAsync("/");
        var headline = page.GetByRole(AriaRole.Link, new() { Name = "Ferry 0 returns to the northern islands", Exact = true });

        await page.Locator("summary", new() { HasText = "News" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        (await headline.IsVisibleAsync()).ShouldBeFalse();

        await page.Keyboard.PressAsync("Enter");
        (await headline.IsVisibleAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_story_has_a_page_of_its_own_that_names_every_source_and_every_briefing_that_told_it()
    {
        await using var web = await WebPage.StartAsync();
        var other = TestData.Story(Morning, 1).Source with { Name = "Harbour Gazette", Link = "https://gazette.example/1" };
        var story = TestData.Story(Morning.AddDays(-1), 7) with { AlsoReportedBy = [other] };
        foreach (var at in new[] { Morning.AddDays(-1), Morning })
        {
            var briefing = TestData.Briefing(at, stories: 1);
            await web.KeepAsync(briefing with { Sections = [briefing.Sections[0] with { Stories = [story] }] });
        }
        var page = await chromium.OpenAsync(web.Address);

        await page.GotoAsync("/");
        (await page.Locator(".byline.also").InnerTextAsync()).ShouldBe("Also reported by Harbour Gazette");
        await page.GetByTitle("This story’s own page").ClickAsync();

        new Uri(page.Url).AbsolutePath.ShouldBe($"/stories/{story.StoryId}");
        (await page.Locator("h1").TextContentAsync()).ShouldBe(story.Title);
        var link = page.GetByRole(AriaRole.Link, new() { Name = "Read it at Example News" });
        (await link.GetAttributeAsync("href")).ShouldBe(story.Source.Link);
        (await link.GetAttributeAsync("rel")).ShouldBe("noopener noreferrer");
        (await page.GetByText("Harbour Gazette").CountAsync()).ShouldBe(1);
        (await page.GetByRole(AriaRole.Link, new() { Name = "Morning News Briefing, " }).CountAsync()).ShouldBe(3);
    }

    [Fact]
    public async Task Each_edition_shows_its_own_latest()
    {
        await using var web = await WebPage.StartAsync();
        await web.KeepAsync(
            TestData.Briefing(Morning), TestData.Briefing(Morning.AddHours(11), edition: "evening") with { Title = "Evening Round-up" },
            TestData.Briefing(Morning.AddDays(-1), edition: "evening") with { Title = "Evening Round-up" });
        var page = await chromium.OpenAsync(web.Address);

        await page.GotoAsync("/");
        (await page.Locator("h1").TextContentAsync()).ShouldBe("Evening Round-up");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Editions" })
            .GetByRole(AriaRole.Link, new() { Name = "Morning News Briefing" })
            .ClickAsync();

        (await page.Locator("h1").TextContentAsync()).ShouldBe("Morning News Briefing");
    }

    [Fact]
    public async Task A_briefing_that_comes_again_changes_nothing_and_one_that_was_corrected_replaces_the_first()
    {
        await using var web = await WebPage.StartAsync();
        var briefing = TestData.Briefing(Morning);
        await web.KeepAsync(briefing);
        var before = await web.Client.GetStringAsync("/");

        await web.KeepAsync(briefing);
        (await web.Client.GetStringAsync("/")).ShouldBe(before);

        await web.KeepAsync(briefing with { Title = "Corrected" });
        (await web.Client.GetStringAsync("/")).ShouldContain("<h1 dir=\"auto\">Corrected</h1>");
    }

    [Theory]
    [InlineData(27_000, "2026-09-23-0600-27"), InlineData(400, "2026-09-23-0600-00")]
    public async Task A_briefing_composed_on_request_does_not_take_the_place_of_the_one_scheduled_for_its_minute(int later, string slug)
    {
        await using var web = await WebPage.StartAsync();
        await web.KeepAsync(TestData.Briefing(Morning), TestData.Briefing(Morning.AddMilliseconds(later)) with { Title = "On request" });

        (await web.Client.GetStringAsync("/briefings/morning/2026-09-23-0600")).ShouldNotContain("On request");
        (await web.Client.GetStringAsync("/briefings/morning/" + slug)).ShouldContain("On request");
    }

    [Fact]
    public async Task A_day_leads_to_its_briefing_and_a_day_without_one_is_said_to_have_none()
    {
        await using var web = await WebPage.StartAsync();
        await web.KeepAsync(TestData.Briefing(Morning));

        (await web.Client.GetAsync("/briefings/morning/2026-09-23")).Headers.Location!.ToString()
            .ShouldBe("/briefings/morning/2026-09-23-0600");
        using var absent = await web.Client.GetAsync("/briefings/morning/2026-09-24");
        absent.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await absent.Content.ReadAsStringAsync()).ShouldContain("There is no such page");
    }

    [Fact]
    public async Task The_page_says_so_if_the_latest_briefing_is_more_than_two_days_old()
    {
        var clock = new FakeClock(Morning.AddHours(5));
        await using var web = await WebPage.StartAsync(clock: clock);
        await web.KeepAsync(TestData.Briefing(Morning));
        (await web.Client.GetStringAsync("/")).ShouldNotContain("more than two days old");

        clock.Advance(TimeSpan.FromDays(2));

        (await web.Client.GetStringAsync("/")).ShouldContain("more than two days old");
    }

    [Fact]
    public async Task Before_the_first_briefing_the_page_says_when_it_comes()
    {
        await using var web = await WebPage.StartAsync();

        (await web.Client.GetStringAsync("/")).ShouldContain("</strong> comes at 06:00, America/Toronto time.");
    }
}

using BriefingBus.Contracts;
using BriefingBus.Testing;
using BriefingBus.Web.Archive;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.Pages;

/// <summary>Takes the screenshots of the documentation that show briefings, from sample data.</summary>
public sealed class ScreenshotTests(Chromium chromium)
{
    [Fact]
    public async Task The_pages_of_briefings_look_as_in_the_documentation()
    {
        await using var web = await WebPage.StartAsync(clock: new FakeClock("2025-09-23T12:00:00Z"));
        var week = await TestData.WeekAsync();
        var evenings = week.Select(b => b with
        {
            Edition = "evening",
            Title = "Evening Round-up",
            ScheduledAt = b.ScheduledAt.AddHours(-12),
            BriefingId = NameBasedId.ForBriefing("evening", b.ScheduledAt),
        });
        await web.KeepAsync([.. week, .. evenings]);
        var leftOut = TestData.LeftOut(week[^1].ScheduledAt, "Northern harbours count the cost of the ice");
        await web.Get<LeftOutArchive>().KeepAsync(
            leftOut with
            {
                TimeZone = week[^1].TimeZone,
                Items = [leftOut.Items[0] with { FeedName = "Dominion Post", Reason = "the section has its 5 stories already (items)" }],
            },
            default);
        var story = week[^1].Top.First(s => s.AlsoReportedBy.Count > 0);
        (string Name, string Path, int Width, int Height, bool Dark)[] pictures =
        [
            ("today", "/today/morning", 1280, 1000, false),
            ("today-dark", "/today/morning", 1280, 1000, true),
            ("today-narrow", "/today/morning", 375, 900, false),
            ("story", $"/stories/{story.StoryId}", 1280, 800, false),
            ("archive", "/archive", 1280, 1000, false),
            ("archive-narrow-dark", "/archive", 375, 900, true),
            ("search", "/search?q=northern&edition=morning", 1280, 900, false), ("sign-in", "/sign-in", 1280, 600, false),
        ];
        foreach (var (name, path, width, height, dark) in pictures)
        {
            var page = await chromium.OpenAsync(web.Address, width, dark);
            (await page.GotoAsync(path))!.Ok.ShouldBeTrue(path);
            await page.SetViewportSizeAsync(width, height);

            (await page.ScreenshotAsync(new() { Path = Screenshot.PathOf(name) })).Length.ShouldBeGreaterThan(10_000);
        }
    }
}

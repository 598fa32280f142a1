using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.Pages;

/// <summary>Takes the screenshots of the documentation, from sample data.</summary>
public sealed class ScreenshotTests(Chromium chromium)
{
    [Theory]
    [InlineData("today", "/", 1280, false)]
    [InlineData("today-dark", "/", 1280, true)]
    [InlineData("today-narrow", "/", 375, false)]
    [InlineData("today-narrow-dark", "/", 375, true)]
    public async Task A_page_looks_as_in_the_documentation(string name, string path, int width, bool dark)
    {
        await using var web = await WebPage.StartAsync(clock: new FakeClock("2025-09-23T12:00:00Z"));
        await web.KeepAsync(await Some.WeekAsync());
        var page = await chromium.OpenAsync(web.Address, width, dark);

        (await page.GotoAsync(path))!.Ok.ShouldBeTrue();

        await page.SetViewportSizeAsync(width, 1500);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Path.GetTempPath(), "shots", name + ".png") });
    }
}

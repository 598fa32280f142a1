using BriefingBus.Rendering;
using BriefingBus.Rendering.Html;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.Machines;

/// <summary>The HTML of e-mails in a browser: as a mail client without a will of its own shows it.</summary>
public sealed class EmailFormTests(Chromium chromium)
{
    [Theory]
    [InlineData(320)]
    [InlineData(375)]
    [InlineData(600)]
    public async Task The_html_form_fits_every_width(int width)
    {
        var page = await chromium.OpenAsync(new("http://127.0.0.1"), width);
        foreach (var name in new[] { "heavy-day", "hostile", "right-to-left-and-east-asian", "broken-day" })
        {
            await page.SetContentAsync((await TestData.ApprovedAsync(name)).Html);

            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, name);
        }
    }

    [Theory]
    [InlineData(320, false)]
    [InlineData(320, true)]
    [InlineData(375, false)]
    [InlineData(375, true)]
    [InlineData(600, false)]
    [InlineData(600, true)]
    public async Task An_email_fits_every_width_breaks_no_rule_of_accessibility_and_loads_nothing(int width, bool dark)
    {
        var page = await chromium.OpenAsync(new("http://127.0.0.1"), width, dark);
        var requests = new List<string>();
        page.Request += (_, request) => requests.Add(request.Url);
        foreach (var name in new[] { "heavy-day", "hostile", "right-to-left-and-east-asian", "broken-day" })
        {
            var briefing = await TestData.ApprovedAsync(name);
            await page.SetContentAsync(await HtmlForm.WriteEmailAsync(briefing, new EmailFrame
            {
                Page = "https://news.example/briefings/morning/2025-09-23-0600",
                Recipient = "jane@example.org",
                List = "team",
                Sender = "briefing@example.org",
                Stop = "https://news.example/stop",
            }));

            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, name);
            // Regions are those of the mail client, which shows the message inside one of its own.
            (await Axe.ViolationsAsync(page)).ShouldAllBe(violation => violation.Contains(": region: "));
            var picture = Path.Combine(Path.GetTempPath(), "briefingbus-screenshots", $"email-{name}-{width}{(dark ? "-dark" : "")}.png");
            (await page.ScreenshotAsync(new() { Path = picture })).Length.ShouldBeGreaterThan(5_000);
        }

        requests.ShouldBeEmpty();
    }
}

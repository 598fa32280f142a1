using BriefingBus.Rendering;
using BriefingBus.Rendering.Html;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.Machines;

/// <summary>The HTML of e-mails in a browser: as a mail client without a will of its own shows it.</summary>
public sealed class EmailFormTests(Chromium chromium)
{
    private static readonly int[] Widths = [320, 375, 600];

    [Fact]
    public async Task The_html_form_fits_every_width()
    {
        var page = await chromium.OpenAsync(new("http://127.0.0.1"));
        foreach (var name in new[] { "heavy-day", "hostile", "right-to-left-and-east-asian", "broken-day" })
        {
            await page.SetContentAsync((await TestData.ApprovedAsync(name)).Html);

            foreach (var width in Widths)
            {
                await new Look(width, Dark: false).ShowAsync(page);
                (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, name);
            }
        }
    }

    [Fact]
    public async Task An_email_fits_every_width_breaks_no_rule_of_accessibility_and_loads_nothing()
    {
        var page = await chromium.OpenAsync(new("http://127.0.0.1"));
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

            foreach (var look in Widths.SelectMany(width => new[] { new Look(width, Dark: false), new Look(width, Dark: true) }))
            {
                await look.ShowAsync(page);
                (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(look.Width, name);
                // Regions are those of the mail client, which shows the message inside one of its own.
                (await Axe.ViolationsAsync(page)).ShouldAllBe(violation => violation.Contains(": region: "), $"{name}: {look}");
                (await page.ScreenshotAsync()).Length.ShouldBeGreaterThan(5_000, $"{name}: {look}");
            }
        }

        requests.ShouldBeEmpty();
    }
}

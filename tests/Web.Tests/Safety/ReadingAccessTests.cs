using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.Safety;

public sealed class ReadingAccessTests(Chromium chromium)
{
    private const string Token = "0123456789abcdef0123456789";
    private static readonly DateTimeOffset Morning = new(2026, 9, 23, 6, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("/")]
    [InlineData("/briefings/morning/2026-09-23-0600")]
    [InlineData("/briefings/morning/2026-09-23-0600.json")]
    [InlineData("/briefings/morning/feed.atom")]
    [InlineData("/briefings/morning/feed.atom?key=")]
    [InlineData("/briefings/morning/feed.atom?key=AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("/search?q=ferry")]
    [InlineData("/api/stories?q=ferry")]
    [InlineData("/feeds")]
    [InlineData("/no-such-page")]
    public async Task With_reading_signedIn_nobody_else_reads_anything(string path)
    {
        await using var web = await StartAsync();

        using var program = await web.Client.GetAsync(path);
        program.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await program.Content.ReadAsStringAsync()).ShouldNotContain("Ferry");
        using var asked = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Accept = { new("text/html") } } };
        using var browser = await web.Client.SendAsync(asked);
        (await browser.Content.ReadAsStringAsync()).ShouldNotContain("Ferry");
        browser.StatusCode.ShouldBe(path.StartsWith("/api", StringComparison.Ordinal) ? HttpStatusCode.Unauthorized : HttpStatusCode.Found);
        using var known = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Authorization = new("Bearer", Token) } };
        (await web.Client.SendAsync(known)).StatusCode.ShouldNotBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Signing_in_leads_to_the_requested_page_which_has_the_secret_address_of_the_feed()
    {
        await using var web = await StartAsync();
        var page = await chromium.OpenAsync(web.Address, scripts: false);
        await page.GotoAsync("/briefings/morning/2026-09-23-0600");
        (await Axe.ViolationsAsync(await ScriptedAsync(web))).ShouldBeEmpty();
        await page.GetByLabel("Operator’s password").FillAsync(WebPage.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        new Uri(page.Url).AbsolutePath.ShouldBe("/briefings/morning/2026-09-23-0600");
        var feed = (await page.GetByRole(AriaRole.Link, new() { Name = "Atom feed" }).GetAttributeAsync("href"))!;
        feed.ShouldMatch(@"^/briefings/morning/feed\.atom\?key=[\w-]{22}$");
        (await web.Client.GetStringAsync(feed)).ShouldContain("<feed");
        (await web.Client.GetAsync(Regex.Replace(feed, "morning", "evening"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Everything_needed_for_signing_in_is_public()
    {
        await using var web = await StartAsync();
        foreach (var path in new[] { "/sign-in", "/manifest.webmanifest", "/service-worker.js", "/offline" })
            (await web.Client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK, path);
    }

    [Fact]
    public async Task Without_a_password_the_sign_in_page_points_to_the_address_in_the_log()
    {
        new WebOptions { Reading = Readers.SignedIn }.Check().ShouldBeEmpty();
        await using var web = await WebPage.StartAsync(new WebOptions { Reading = Readers.SignedIn });
        (await web.Client.GetAsync("/set-up?token=guessed")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<WebPage> StartAsync()
    {
        var web = await WebPage.StartAsync(new WebOptions
        {
            PasswordHash = WebPage.PasswordHash,
            Reading = Readers.SignedIn,
            Tokens = [new() { Name = "reader", Token = new("${TOKEN}", Token) }],
        });
        await web.KeepAsync(TestData.Briefing(Morning));
        return web;
    }

    private async Task<IPage> ScriptedAsync(WebPage web)
    {
        var page = await chromium.OpenAsync(web.Address);
        await page.GotoAsync("/briefings/morning/2026-09-23-0600");
        return page;
    }
}

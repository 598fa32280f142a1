using BriefingBus.Testing;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.Today;

/// <summary>What a daily reader has: headlines in sight, keys, what is new, what was read, saved stories, light or dark, reading without
/// a connection.</summary>
public sealed class ReadingTests(Chromium chromium)
{
    private static readonly DateTimeOffset Morning = new(2026, 9, 23, 6, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(375, 600)]
    [InlineData(1280, 420)]
    public async Task The_first_headline_is_in_sight_even_under_warnings_and_the_weather_of_two_places(int width, int limit)
    {
        await using var web = await WebPage.StartAsync(clock: new FakeClock("2025-09-23T12:00:00Z"));
        var heavy = await TestData.ApprovedAsync("heavy-day");
        heavy.Sections.SelectMany(s => s.Weather).Sum(w => w.Warnings.Count).ShouldBe(3);
        var evening = heavy with { Edition = "evening", Title = "Evening Round-up", ScheduledAt = heavy.ScheduledAt.AddHours(-12) };
        await web.KeepAsync(heavy, evening with { BriefingId = Guid.NewGuid() });
        var page = await chromium.OpenAsync(web.Address, width);
        await page.GotoAsync("/today/morning");

        (await page.EvaluateAsync<double>("document.querySelector('.story h3').getBoundingClientRect().top")).ShouldBeLessThan(limit);
        (await page.Locator(".warning .event").AllAsync()).Count.ShouldBe(3);
        (await page.Locator(".warning .event").First.InnerTextAsync()).ShouldContain("SEVERE THUNDERSTORM WARNING – Pembroke");
        (await page.Locator(".weather > summary").First.InnerTextAsync()).ShouldContain("15.6°C");
        (await page.Locator(".weather .range").First.InnerTextAsync()).ReplaceLineEndings(" ").ShouldContain("21°");
    }

    [Fact]
    public async Task Weather_and_warnings_unfold_to_everything_that_is_known()
    {
        await using var web = await WebPage.StartAsync();
        await web.KeepAsync(await TestData.ApprovedAsync("heavy-day"));
        var page = await chromium.OpenAsync(web.Address, 375, scripts: false);
        await page.GotoAsync("/");
        var forecast = page.GetByText("Mainly cloudy. 40 percent chance of showers");
        (await forecast.IsVisibleAsync()).ShouldBeFalse();

        await page.Locator(".weather > summary").First.ClickAsync();

        (await forecast.IsVisibleAsync()).ShouldBeTrue();
        (await page.GetByText("Humidity 92 %").IsVisibleAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_headline_looks_like_a_link_and_one_that_was_followed_differs()
    {
        await using var web = await WebPage.StartAsync();
        await web.KeepAsync(TestData.Briefing(Morning));
        var page = await chromium.OpenAsync(web.Address);
        await page.RouteAsync("https://news.example/**", route => route.FulfillAsync(new() { Body = "article" }));
        await page.GotoAsync("/");
        const string Style = "getComputedStyle(document.querySelectorAll('.story h3 a')[0]).{0}";
        (await page.EvaluateAsync<string>(Style.Replace("{0}", "textDecorationLine"))).ShouldBe("underline");
        var fresh = await page.EvaluateAsync<string>(Style.Replace("{0}", "color"));
        fresh.ShouldNotBe(await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.story .summary')).color"));

        await page.Locator(".story h3 a").First.ClickAsync();
        await page.GoBackAsync();

        (await page.EvaluateAsync<string>(Style.Replace("{0}", "color"))).ShouldNotBe(fresh);
        (await page.Locator(".story").First.GetAttributeAsync("class")).ShouldBe("story read");
        (await page.Locator(".story").Nth(1).GetAttributeAsync("class")).ShouldBe("story");
    }

    [Fact]
    public async Task Keys_walk_through_the_stories_open_save_and_help_and_can_be_turned_off()
    {
        await using var web = await WebPage.StartAsync();
        await web.KeepAsync(TestData.Briefing(Morning));
        var page = await chromium.OpenAsync(web.Address);
        await page.Context.RouteAsync("https://news.example/**", route => route.FulfillAsync(new() { Body = "article" }));
        await page.GotoAsync("/");

        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        (await FocusedAsync(page)).ShouldBe("Ferry 1 returns to the northern islands");
        await page.Keyboard.PressAsync("k");
        (await FocusedAsync(page)).ShouldBe("Ferry 0 returns to the northern islands");
        await page.Keyboard.PressAsync("s");
        var opened = await page.Context.RunAndWaitForPageAsync(() => page.Keyboard.PressAsync("o"));
        opened.Url.ShouldBe("https://news.example/0");
        await opened.CloseAsync();

        await page.Keyboard.PressAsync("?");
        var help = page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts" });
        (await help.InnerTextAsync()).ShouldContain("The next story");
        (await Axe.ViolationsAsync(page)).ShouldBeEmpty();
        await help.GetByLabel("Use these keys").UncheckAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".story h3 a").First.FocusAsync();
        await page.Keyboard.PressAsync("j");
        (await FocusedAsync(page)).ShouldBe("Ferry 0 returns to the northern islands");

        await page.GotoAsync("/saved");
        (await page.Locator("#saved h2").AllInnerTextsAsync()).ShouldBe(["Ferry 0 returns to the northern islands"]);
        (await Axe.ViolationsAsync(page)).ShouldBeEmpty();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        (await page.GetByText("Nothing is saved.").IsVisibleAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Stories_since_the_last_visit_are_marked_and_missed_briefings_are_named()
    {
        await using var web = await WebPage.StartAsync();
        await web.KeepAsync(TestData.Briefing(Morning));
        var first = await chromium.OpenAsync(web.Address);
        await first.GotoAsync("/");
        (await first.Locator("#since").InnerTextAsync()).ShouldBeEmpty();

        var later = TestData.Briefing(Morning.AddHours(6));
        var section = TestData.Briefing(Morning).Sections[0];
        await web.KeepAsync(
            TestData.Briefing(Morning.AddHours(3)),
            later with { Sections = [section with { Stories = [later.Sections[0].Stories[0], .. section.Stories] }] });
        var again = await first.Context.NewPageAsync();
        await again.GotoAsync("/");

        (await again.Locator("#since").InnerTextAsync()).ShouldMatch(
            "^1 new since you last looked, .+ · not seen yet: Wednesday, 23 September, 09:00$");
        (await again.Locator(".story.new h3").AllInnerTextsAsync()).Count.ShouldBe(1);
        await again.ReloadAsync();
        (await again.Locator(".story.new").CountAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData(false, "dark", "rgb(18, 17, 16)")]
    [InlineData(true, "light", "rgb(243, 240, 234)")]
    public async Task The_reader_chooses_light_or_dark_and_the_choice_holds_until_it_is_taken_back(bool dark, string chosen, string ground)
    {
        await using var web = await WebPage.StartAsync();
        await web.KeepAsync(TestData.Briefing(Morning));
        var page = await chromium.OpenAsync(web.Address, dark: dark);
        await page.GotoAsync("/");

        await page.GetByRole(AriaRole.Button, new() { Name = "Light or dark" }).ClickAsync();
        await page.GotoAsync("/archive");
        (await page.EvaluateAsync<string>("document.documentElement.dataset.theme")).ShouldBe(chosen);
        (await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor")).ShouldBe(ground);
        (await Axe.ViolationsAsync(page)).ShouldBeEmpty();

        await page.GetByRole(AriaRole.Button, new() { Name = "Light or dark" }).ClickAsync();
        await page.ReloadAsync();
        (await page.EvaluateAsync<string?>("document.documentElement.dataset.theme ?? null")).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("/news")]
    public async Task Pages_that_were_read_can_be_read_again_while_the_server_is_down(string prefix)
    {
        await using var web = await WebPage.StartAsync(prefix == "" ? null : new WebOptions { Address = "http://127.0.0.1" + prefix });
        await web.KeepAsync(TestData.Briefing(Morning.AddDays(-1)), TestData.Briefing(Morning));
        var page = await chromium.OpenAsync(web.Address);
        await page.GotoAsync(prefix + "/briefings/morning/2026-09-22-0600");
        await page.EvaluateAsync("navigator.serviceWorker.ready");
        await page.WaitForFunctionAsync("navigator.serviceWorker.controller");
        await page.GotoAsync(prefix + "/briefings/morning/2026-09-22-0600");
        await page.WaitForFunctionAsync("""
            async () => (await (await caches.open((await caches.keys()).find(k => k.endsWith('.pages')))).keys()).length === 2
            """);

        await page.Context.SetOfflineAsync(true);
        await page.GotoAsync(prefix + "/briefings/morning/2026-09-22-0600");
        (await page.Locator(".story h3").CountAsync()).ShouldBe(3);
        (await page.GetByText("This is the copy in this browser").IsVisibleAsync()).ShouldBeTrue();
        (await page.EvaluateAsync<string>("getComputedStyle(document.body).display")).ShouldBe("flex");
        await page.GotoAsync(prefix + "/");
        (await page.GetByText("Wednesday, September 23, 2026").CountAsync()).ShouldBe(1);
        await page.GotoAsync(prefix + "/archive");
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("This browser has no copy of this page");

        await page.Context.SetOfflineAsync(false);
        await page.GotoAsync(prefix + "/");
        (await page.GetByText("This is the copy in this browser").IsVisibleAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task The_page_can_be_installed()
    {
        await using var web = await WebPage.StartAsync();
        var page = await chromium.OpenAsync(web.Address);
        await page.GotoAsync("/");
        var browser = await page.Context.NewCDPSessionAsync(page);
        var manifest = await browser.SendAsync("Page.getAppManifest");
        manifest!.Value.GetProperty("errors").GetArrayLength().ShouldBe(0);
        manifest.Value.GetProperty("data").GetString()!.ShouldContain("\"start_url\"");
        foreach (var icon in new[] { "link[rel=icon]", "link[rel=apple-touch-icon]" })
            (await web.Client.GetAsync(await page.Locator(icon).GetAttributeAsync("href"))).IsSuccessStatusCode.ShouldBeTrue();
    }

    [Fact]
    public async Task The_navigation_shows_readers_the_briefings_and_operators_also_the_machinery()
    {
        await using var web = await WebPage.StartAsync();
        await web.KeepAsync(TestData.Briefing(Morning));
        var page = await chromium.OpenAsync(web.Address, scripts: false);
        await page.GotoAsync("/");
        var navigation = page.GetByRole(AriaRole.Navigation, new() { Name = "Site" }).GetByRole(AriaRole.Link);
        (await navigation.AllInnerTextsAsync()).ShouldBe(["Today", "Archive", "Search", "Operate"]);

        await page.GetByRole(AriaRole.Link, new() { Name = "Operate" }).ClickAsync();
        (await page.GetByRole(AriaRole.Link, new() { Name = "Dead letters" }).CountAsync()).ShouldBe(1);
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Operator’s password").FillAsync(WebPage.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        (await navigation.AllInnerTextsAsync()).ShouldBe(["Today", "Archive", "Search", "Feeds", "Pipeline", "Deliveries", "Dead letters"]);
    }

    private static Task<string> FocusedAsync(IPage page) => page.EvaluateAsync<string>("document.activeElement.textContent");
}

using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Testing;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.Deliveries;

public sealed class DeliveriesPageTests(Chromium chromium)
{
    private const string Token = "0123456789abcdef0123456789";

    [Fact]
    public async Task Deliveries_are_listed_by_briefing_and_filtered_by_state_outlet_and_edition()
    {
        await using var some = await SampleDeliveries.StartAsync();
        await some.PutDaysAsync();
        await some.Web.SignInAsync();
        var page = await chromium.OpenAsOperatorAsync(some.Web, scripts: false);
        await page.GotoAsync("/deliveries");

        (await page.Locator("main h2").AllInnerTextsAsync()).ShouldBe([
            "Morning News Briefing, Wednesday 23 September 2026, 06:00",
            "Morning News Briefing, Tuesday 22 September 2026, 06:00",
            "Test an outlet"]);
        (await page.Locator(".deliveries .state").AllInnerTextsAsync())
            .ShouldBe(["uncertain", "being sent", "delivered", "delivered", "waiting", "delivered", "failed"]);
        (await page.Locator("main").InnerTextAsync()).ShouldContain("1 delivery may or may not have arrived");

        await page.GetByRole(AriaRole.Link, new() { Name = "Failed 1" }).ClickAsync();
        (await page.Locator(".deliveries li").InnerTextAsync()).ShouldContain("The receiver answered 410 Gone");
        await page.GotoAsync("/deliveries");
        await page.GetByLabel("Outlet").SelectOptionAsync("files/shelf");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        (await page.Locator(".deliveries li").CountAsync()).ShouldBe(2);
        await page.GotoAsync("/deliveries?edition=evening");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("No delivery matches.");
    }

    [Fact]
    public async Task Without_signing_in_no_recipient_reason_or_button_is_shown()
    {
        await using var some = await SampleDeliveries.StartAsync();
        await some.PutDaysAsync();

        var html = await some.Web.Client.GetStringAsync("/deliveries");

        html.ShouldContain("email/team");
        string[] hidden =
            ["jane@example.org", "451", "410 Gone", "2026-09-22-0600.md", "Send again", "/deliveries/test", "<form method=\"post\""];
        foreach (var secret in hidden)
            html.ShouldNotContain(secret);
    }

    [Theory]
    [InlineData("edition=%00")]
    [InlineData("edition=-1")]
    [InlineData("edition=..%2Fmorning")]
    [InlineData("edition=%22%3E%3Cscript%3E")]
    [InlineData("after=1-1")]
    [InlineData("after=3155378975999999999-1")]
    public async Task A_query_that_no_message_can_hold_is_ignored_and_none_is_sent_to_die(string query)
    {
        await using var some = await SampleDeliveries.StartAsync();
        await some.PutDaysAsync();

        (await some.Web.Client.GetStringAsync($"/deliveries?{query}")).ShouldContain("email/team");
    }

    [Fact]
    public async Task Many_deliveries_are_paged_and_each_comes_once()
    {
        await using var some = await SampleDeliveries.StartAsync();
        await some.PutAsync(Enumerable.Range(0, 230).Select(i =>
            SampleDeliveries.Entry("email/team", $"reader{i}@example.org", DeliveryState.Delivered, days: i / 60)));
        await some.Web.SignInAsync();
        var page = await chromium.OpenAsOperatorAsync(some.Web, scripts: false);
        var (seen, sizes) = (new List<string>(), new List<int>());
        await page.GotoAsync("/deliveries");
        while (true)
        {
            var parts = await page.Locator(".deliveries .what bdi:last-child").AllInnerTextsAsync();
            seen.AddRange(parts.Where(p => p.Contains('@')));
            sizes.Add(await page.Locator(".deliveries li").CountAsync());
            var next = page.GetByRole(AriaRole.Link, new() { Name = "Earlier" });
            if (await next.CountAsync() == 0)
                break;
            await next.ClickAsync();
        }

        sizes.ShouldBe([100, 100, 30]);
        seen.Distinct().Count().ShouldBe(230);
        await page.GetByRole(AriaRole.Link, new() { Name = "The latest" }).ClickAsync();
        (await page.Locator(".deliveries li").CountAsync()).ShouldBe(100);
    }

    [Fact]
    public async Task The_operator_decides_about_what_is_uncertain_and_no_decision_counts_twice()
    {
        await using var some = await SampleDeliveries.StartAsync();
        await some.PutDaysAsync();
        await some.PutAsync(SampleDeliveries.Entry("email/team", "ann@example.org", DeliveryState.Uncertain, days: 0));
        await some.Web.SignInAsync();
        var page = await chromium.OpenAsOperatorAsync(some.Web, scripts: false);
        await page.GotoAsync("/deliveries?state=uncertain");
        var stale = await chromium.OpenAsOperatorAsync(some.Web, scripts: false);
        await stale.GotoAsync("/deliveries");
        var (jane, ann) = (
            await some.FindAsync("jane@example.org", DeliveryState.Uncertain),
            await some.FindAsync("ann@example.org", DeliveryState.Uncertain));

        await page.GetByRole(AriaRole.Button, new() { Name = $"It arrived (delivery {jane.Number})" }).ClickAsync();
        (await page.GetByRole(AriaRole.Status).First.InnerTextAsync())
            .ShouldBe($"Delivery {jane.Number} is settled as delivered: it is never sent again.");
        (await some.FindAsync("jane@example.org", DeliveryState.Delivered)).Reason.ShouldBe("a person settled it as delivered");
        some.Asked.ShouldBeEmpty();

        await page.GetByRole(AriaRole.Button, new() { Name = $"Send again (delivery {ann.Number})" }).ClickAsync();
        (await page.GetByRole(AriaRole.Status).First.InnerTextAsync()).ShouldContain("is sent again as soon as");
        (await some.FindAsync("ann@example.org", DeliveryState.Waiting)).Number.ShouldBe(ann.Number);
        await Eventually.TrueAsync(() => Task.FromResult(some.Asked.Count == 1), "Composer is asked for the briefing");
        (some.Asked[0].Edition, some.Asked[0].ToQueue, some.Asked[0].Since).ShouldBe(("morning", "email", ann.ScheduledAt));
        some.Asked[0].BriefingId.ShouldBe(ann.BriefingId, "an outlet that is new since has no use for every later briefing");

        await stale.GetByRole(AriaRole.Button, new() { Name = $"Send again (delivery {jane.Number})" }).ClickAsync();
        (await stale.Locator("main").InnerTextAsync())
            .ShouldContain($"Delivery {jane.Number} is delivered, not uncertain; nothing was changed.");
    }

    [Fact]
    public async Task A_test_message_goes_to_the_outlet_that_is_chosen_and_the_page_shows_what_it_said()
    {
        await using var some = await SampleDeliveries.StartAsync();
        await some.Web.SignInAsync();
        var page = await chromium.OpenAsOperatorAsync(some.Web, scripts: false);
        await page.GotoAsync("/deliveries");

        await page.GetByRole(AriaRole.Button, new() { Name = "Send a test message to files/shelf" }).ClickAsync();
        (await page.GetByRole(AriaRole.Status).First.InnerTextAsync())
            .ShouldBe("files/shelf accepted the test message. Check that it arrived.");
        (await File.ReadAllTextAsync(Directory.GetFiles(some.Shelf, "*.md").First())).ShouldContain("This is a test message.");

        await page.GetByRole(AriaRole.Button, new() { Name = "Send a test message to webhook/board" }).ClickAsync();
        (await page.GetByRole(AriaRole.Status).First.InnerTextAsync()).ShouldStartWith("webhook/board did not accept the test message: ");
        (await page.Locator(".deliveries li").CountAsync()).ShouldBe(0, "the ledger stays as it is");
    }

    [Fact]
    public async Task A_program_with_a_token_sends_the_same_forms_and_nobody_else_does()
    {
        await using var some = await SampleDeliveries.StartAsync(
            new WebOptions { Tokens = [new() { Name = "cron", Token = new("${TOKEN}", Token) }] });
        await some.PutDaysAsync();
        var jane = await some.FindAsync("jane@example.org", DeliveryState.Uncertain);

        foreach (var path in new[] { "/deliveries/test", $"/deliveries/{jane.Number}/arrived", $"/deliveries/{jane.Number}/again" })
            (await some.Web.Client.PostAsync(path, Form())).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
        some.Web.Client.DefaultRequestHeaders.Authorization = new("Bearer", Token);
        using var tested = await some.Web.Client.PostAsync("/deliveries/test", Form());
        using var json = JsonDocument.Parse(await tested.Content.ReadAsStringAsync());
        json.RootElement.GetProperty("accepted").GetBoolean().ShouldBeTrue();
        (await some.Web.Client.PostAsync($"/deliveries/{jane.Number}/arrived", Form())).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var late = await some.Web.Client.PostAsync($"/deliveries/{jane.Number}/again", Form());
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        late.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        using var unreadable = new StringContent("outlet=%00", new MediaTypeHeaderValue("application/x-www-form-urlencoded"));
        (await some.Web.Client.PostAsync("/deliveries/test", unreadable)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        static FormUrlEncodedContent Form() => new([new("outlet", "files/shelf")]);
    }

    [Fact]
    public async Task The_page_says_so_if_Delivery_is_down_or_no_outlet_is_configured()
    {
        await using var away = await SampleDeliveries.WithoutDeliveryAsync("slack/newsroom");
        using var answer = await away.Client.GetAsync("/deliveries");
        answer.StatusCode.ShouldBe(HttpStatusCode.GatewayTimeout);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("No Delivery answered");
        await using var none = await SampleDeliveries.WithoutDeliveryAsync();
        (await none.Client.GetStringAsync("/deliveries")).ShouldContain("names no outlet");
    }

    [Fact]
    public async Task The_page_is_accessible_and_fits_the_window()
    {
        await using var some = await SampleDeliveries.StartAsync();
        await some.PutDaysAsync();
        await some.Web.SignInAsync();
        var page = await chromium.OpenAsOperatorAsync(some.Web);
        (await page.GotoAsync("/deliveries"))!.Ok.ShouldBeTrue();

        await Look.ShouldBeGoodAsync(page, "/deliveries", [new(375, false), new(375, true), new(1280, true), new(1280, false)]);
        await page.ScreenshotAsync(new() { Path = Screenshot.PathOf("deliveries"), FullPage = true });
    }
}

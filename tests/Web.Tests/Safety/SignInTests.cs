using System.Net;
using System.Text.RegularExpressions;
using BriefingBus.Testing;
using BriefingBus.Web.Safety;
using BriefingBus.Web.Tests.Feeds;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.Safety;

public sealed class SignInTests(Chromium chromium)
{
    [Fact]
    public async Task The_operator_signs_in_with_the_password_and_out_again()
    {
        await using var web = await WebPage.StartAsync();
        var page = await chromium.OpenAsync(web.Address, scripts: false);
        await page.GotoAsync("/sign-in?to=/archive");
        await page.GetByLabel("Operator’s password").FillAsync("not the password");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        (await page.GetByRole(Microsoft.Playwright.AriaRole.Alert).TextContentAsync()).ShouldBe("That is not the operator’s password.");

        await page.GetByLabel("Operator’s password").FillAsync(WebPage.Password);
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        new Uri(page.Url).AbsolutePath.ShouldBe("/archive");
        var cookie = (await page.Context.CookiesAsync()).Single(c => c.Name == "briefingbus-operator");
        (cookie.HttpOnly, cookie.Secure, cookie.SameSite).ShouldBe((true, true, Microsoft.Playwright.SameSiteAttribute.Strict));

        await page.GotoAsync("/");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        (await page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Sign in" }).CountAsync()).ShouldBe(1);
        (await page.Context.CookiesAsync()).ShouldNotContain(c => c.Name == "briefingbus-operator");
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-in/")]
    [InlineData("/SIGN-IN")]
    [InlineData("/%73ign-in")]
    public async Task Guessing_is_slowed_down_under_every_spelling_of_the_address(string path)
    {
        await using var web = await WebPage.StartAsync();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 7; i++)
            answers.Add((await web.Client.PostAsync(path, new FormUrlEncodedContent([new("password", $"guess {i}")]))).StatusCode);

        answers.Count(a => a == HttpStatusCode.TooManyRequests).ShouldBe(2);
    }

    [Fact]
    public void Guesses_from_many_addresses_have_a_limit_together_that_a_known_device_does_not_share()
    {
        var clock = new FakeClock(DateTimeOffset.UnixEpoch);
        var attempts = new SignInAttempts(clock);

        Enumerable.Range(1, 40).Count(i => attempts.TryBegin(IPAddress.Parse($"192.0.2.{i}"), null)).ShouldBe(SignInAttempts.MaxOfAll);
        attempts.TryBegin(IPAddress.Parse("198.51.100.7"), null).ShouldBeFalse();
        attempts.TryBegin(IPAddress.Parse("198.51.100.7"), "the operator's").ShouldBeTrue();
        clock.Advance(SignInAttempts.Window);
        attempts.TryBegin(IPAddress.Parse("198.51.100.7"), null).ShouldBeTrue("the window has passed");
    }

    [Fact]
    public void An_address_is_the_network_of_a_customer_and_right_passwords_do_not_count()
    {
        var attempts = new SignInAttempts(new FakeClock(DateTimeOffset.UnixEpoch));

        Enumerable.Range(1, 8).Count(i => attempts.TryBegin(IPAddress.Parse($"2001:db8::{i}"), null)).ShouldBe(SignInAttempts.MaxOfOne);
        attempts.TryBegin(IPAddress.Parse("2001:db8:0:1::1"), null).ShouldBeTrue("another network");
        foreach (var _ in Enumerable.Range(0, 50))
        {
            attempts.TryBegin(IPAddress.Loopback, null).ShouldBeTrue();
            attempts.Succeed(IPAddress.Loopback, null);
        }
    }

    [Fact]
    public async Task Signing_out_ends_the_session_for_every_copy_of_its_cookie()
    {
        await using var web = await SampleFeeds.StartAsync();
        await web.SignInAsync();
        (await web.Client.GetStringAsync("/")).ShouldContain("Signed in as operator");
        var token = Regex.Match(await web.Client.GetStringAsync("/"), "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1]
            .Value;

        (await web.Client.PostAsync("/sign-out", new FormUrlEncodedContent([new("__RequestVerificationToken", token)])))
            .StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await web.Client.GetStringAsync("/")).ShouldNotContain("Signed in as", customMessage: "the client still sends the old cookie");
    }

    [Fact]
    public async Task A_session_ends_twelve_hours_after_signing_in_however_busy_it_is()
    {
        var clock = new FakeClock(FeedMessages.Now);
        await using var web = await SampleFeeds.StartAsync(clock);
        await web.SignInAsync();
        for (var hour = 1; hour < 12; hour++)
        {
            clock.Advance(TimeSpan.FromHours(1));
            (await web.Client.GetStringAsync("/")).ShouldContain("Signed in as operator", customMessage: $"after {hour} h");
        }

        clock.Advance(TimeSpan.FromHours(1));
        (await web.Client.GetStringAsync("/")).ShouldNotContain("Signed in as");
    }

    [Theory]
    [InlineData("/search?q=été", "/search?q=%C3%A9t%C3%A9")]
    [InlineData("/search?q=日本", "/search?q=%E6%97%A5%E6%9C%AC")]
    [InlineData("/search?q=%C3%A9", "/search?q=%C3%A9")]
    public async Task A_path_in_any_script_is_gone_back_to(string to, string location)
    {
        await using var web = await WebPage.StartAsync();
        await web.SignInAsync(to);

        web.SignedInTo.ShouldBe(location);
    }

    [Fact]
    public async Task A_form_that_is_larger_than_any_password_is_refused()
    {
        await using var web = await WebPage.StartAsync();

        (await web.Client.PostAsync("/sign-in",
            new StringContent("password=" + new string('a', 20_000), null, "application/x-www-form-urlencoded"))).StatusCode
            .ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }
}

using System.Net;
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

    [Fact]
    public async Task Guessing_is_slowed_down_and_says_so()
    {
        await using var web = await WebPage.StartAsync();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 7; i++)
            answers.Add((await web.Client.PostAsync("/sign-in", new FormUrlEncodedContent([new("password", $"guess {i}")]))).StatusCode);

        answers.Count(a => a == HttpStatusCode.TooManyRequests).ShouldBe(2);
    }
}

using AngleSharp;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.Safety;

/// <summary>Behind a proxy with a path prefix.</summary>
public sealed class PathPrefixTests
{
    private static readonly DateTimeOffset Morning = new(2026, 9, 23, 6, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("/daily")] // a proxy that passes the prefix on
    [InlineData("")] // one that takes it off
    public async Task Every_link_form_and_file_has_the_prefix(string passed)
    {
        await using var web = await StartAsync();
        string[] paths =
        [
            "/", "/archive", "/search?q=ferry", "/feeds", "/pipeline", "/sign-in", "/absent",
            $"/stories/{TestData.Story(Morning, 0).StoryId}",
        ];
        foreach (var path in paths)
        {
            using var browsing = BrowsingContext.New(AngleSharp.Configuration.Default);
            using var answer = await web.Client.GetAsync(passed + path);
            var html = await answer.Content.ReadAsStringAsync();
            var page = await browsing.OpenAsync(a => a.Content(html));

            page.QuerySelectorAll("[href], [src], [action]")
                .Select(e => e.GetAttribute("href") ?? e.GetAttribute("src") ?? e.GetAttribute("action")!)
                .Where(a => !a.StartsWith("/daily/", StringComparison.Ordinal))
                .Where(a => !a.StartsWith("https://", StringComparison.Ordinal) && !a.StartsWith('#'))
                .ShouldBeEmpty(path);
        }
    }

    [Theory]
    [InlineData("/daily")]
    [InlineData("")]
    public async Task Redirects_and_cookies_keep_to_the_prefix(string passed)
    {
        await using var web = await StartAsync("http");

        (await web.Client.GetAsync($"{passed}/briefings/morning/2026-09-23")).Headers.Location!.ToString()
            .ShouldBe("/daily/briefings/morning/2026-09-23-0600");
        using var form = await web.Client.GetAsync($"{passed}/sign-in");
        form.Headers.GetValues("Set-Cookie").Single().ShouldContain("path=/daily/");

        await using var secure = await StartAsync();
        using var ofHost = await secure.Client.GetAsync($"{passed}/sign-in");
        var cookie = ofHost.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldStartWith("__Host-briefingbus-form=");
        cookie.ShouldContain("path=/; ", customMessage: "browsers take a __Host- cookie for the path of the whole host alone");
    }

    private static async Task<WebPage> StartAsync(string scheme = "https")
    {
        var web = await WebPage.StartAsync(new WebOptions
        {
            Address = scheme + "://news.example.org/daily/",
            PasswordHash = WebPage.PasswordHash,
        });
        await web.KeepAsync(TestData.Briefing(Morning), TestData.Briefing(Morning.AddDays(-1)));
        return web;
    }
}

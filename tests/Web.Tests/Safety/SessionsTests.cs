using System.Net;
using System.Text.RegularExpressions;
using BriefingBus.Testing;
using BriefingBus.Web.Safety;
using BriefingBus.Web.Tests.Feeds;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.Safety;

/// <summary>Where the operator is signed in (OWASP ASVS 5.0, 7.5.2).</summary>
public sealed partial class SessionsTests
{
    private readonly FakeClock clock = new(FeedMessages.Now);

    [Fact]
    public async Task The_operator_sees_each_session_and_ends_one_or_all_others_with_the_password()
    {
        await using var web = await WebPage.StartAsync(clock: clock);
        var cookies = new List<string>();
        foreach (var browser in new[] { "Telephone/1 <b>", "Tablet/2", "Desk/3" })
        {
            web.Client.DefaultRequestHeaders.Remove("User-Agent");
            web.Client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", browser);
            await web.SignInAnewAsync();
            cookies.Add(web.Client.DefaultRequestHeaders.GetValues("Cookie").Single());
            clock.Advance(TimeSpan.FromMinutes(1));
        }
        var page = await web.Client.GetStringAsync("/sessions");
        page.ShouldContain("Telephone/1 &lt;b&gt;");
        page.ShouldContain("Desk/3</bdi> (this one)");
        page.ShouldContain("127.0.0.1");
        var sessions = SessionPattern().Matches(page).Select(m => m.Groups[1].Value).ToList();
        sessions.Count.ShouldBe(3);
        var tablet = sessions[1];

        using (var refused = await web.SendAsync("/sessions/end", ("password", "guess"), ("end", tablet)))
            refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await AliveAsync()).ShouldBe([true, true, true]);
        using (var ended = await web.SendAsync("/sessions/end", ("password", WebPage.Password), ("end", tablet)))
            (await ended.Content.ReadAsStringAsync()).ShouldContain("One session was ended.");
        (await AliveAsync()).ShouldBe([true, false, true]);
        using (var ended = await web.SendAsync("/sessions/end", ("password", WebPage.Password), ("end", "others")))
            (await ended.Content.ReadAsStringAsync()).ShouldContain("One session was ended.");
        (await AliveAsync()).ShouldBe([false, false, true]);

        var own = SessionPattern().Match(await web.Client.GetStringAsync("/sessions")).Groups[1].Value;
        using (var signedOut = await web.SendAsync("/sessions/end", ("password", WebPage.Password), ("end", own)))
            signedOut.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await AliveAsync()).ShouldBe([false, false, false]);

        async Task<bool[]> AliveAsync()
        {
            var alive = new List<bool>();
            foreach (var cookie in cookies)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "/operate") { Headers = { { "Cookie", cookie } } };
                using var answer = await web.Anyone.SendAsync(request);
                alive.Add((await answer.Content.ReadAsStringAsync()).Contains("Signed in as operator", StringComparison.Ordinal));
            }
            return [.. alive];
        }
    }

    [Fact]
    public async Task When_a_session_was_last_used_is_known_to_five_minutes()
    {
        await using var web = await WebPage.StartAsync(clock: clock);
        await web.SignInAsync();
        clock.Advance(TimeSpan.FromMinutes(47));
        await web.Client.GetStringAsync("/");

        (await web.Client.GetStringAsync("/sessions")).ShouldContain($"{clock.GetUtcNow():yyyy-MM-dd HH:mm}</time>");
    }

    [Fact]
    public async Task A_long_name_of_a_browser_is_cut_before_the_character_that_does_not_fit()
    {
        await using var web = await WebPage.StartAsync();
        var fits = new string('x', 199);
        var context = new DefaultHttpContext();
        context.Request.Headers.UserAgent = fits + "😀";
        var ticket = new AuthenticationTicket(OperatorSession.Principal(), OperatorSession.Scheme);

        await web.Get<SessionStore>().StoreAsync(ticket, context, default);

        (await web.Get<SessionStore>().ListAsync()).ShouldHaveSingleItem().Browser.ShouldBe(fits);
    }

    [Fact]
    public async Task Only_the_operator_sees_and_ends_sessions()
    {
        await using var web = await WebPage.StartAsync();
        foreach (var path in new[] { "/sessions", "/second-factor" })
            (await web.Client.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Redirect, path);
        foreach (var path in new[] { "/sessions/end", "/second-factor/on", "/second-factor/off", "/second-factor/recovery-codes" })
            (await web.Client.PostAsync(path, new FormUrlEncodedContent([new("password", WebPage.Password), new("end", "others")])))
                .StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
        await web.SignInAsync();
        (await web.Client.PostAsync("/sessions/end", new FormUrlEncodedContent([new("password", WebPage.Password), new("end", "others")])))
            .StatusCode.ShouldBe(HttpStatusCode.BadRequest, "without the form's token");
    }

    [GeneratedRegex("name=\"end\" value=\"([0-9a-f]{64})\"")]
    private static partial Regex SessionPattern();
}

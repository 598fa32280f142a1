using System.Net;
using System.Text.RegularExpressions;
using BriefingBus.Web.Tests.Feeds;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.Safety;

/// <summary>Whoever did not sign in changes nothing, whatever is sent.</summary>
public sealed partial class ForgeryTests
{
    private static readonly string Fetch = SampleFeeds.PathOf(FeedMessages.North) + "/fetch";

    [Fact]
    public async Task A_form_counts_only_with_its_cookie_and_its_token()
    {
        await using var web = await SampleFeeds.StartAsync();
        var (cookies, token) = await SignInAsync(web);

        (await PostAsync(web, Fetch, cookies, token)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        foreach (var (name, sentCookies, sentToken) in new[]
        {
            ("no token", cookies, null),
            ("a made-up token", cookies, "CfDJ8made-up"),
            ("the token of who had not signed in", cookies, await TokenAsync(web, "/sign-in", "")),
            ("no form cookie", Only(cookies, "briefingbus-operator"), token),
        })
        {
            using var refused = await PostAsync(web, Fetch, sentCookies, sentToken);
            refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest, name);
            (await refused.Content.ReadAsStringAsync()).ShouldContain("Nothing was changed.");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("briefingbus-operator=operator")]
    [InlineData("briefingbus-operator=CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_forged_cookie_signs_nobody_in(string cookie)
    {
        await using var web = await SampleFeeds.StartAsync();

        (await PostAsync(web, Fetch, cookie, "x")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_tampered_cookie_and_one_of_an_old_password_sign_nobody_in()
    {
        using var folder = new SqliteFolder();
        string cookies, token;
        await using (var web = await WebPage.StartAsync(database: folder.Options, editions: [FeedMessages.Edition(FeedMessages.North)]))
        {
            (cookies, token) = await SignInAsync(web);
            var changed = cookies.Replace("briefingbus-operator=CfDJ8", "briefingbus-operator=CfDJ9", StringComparison.Ordinal);
            changed.ShouldNotBe(cookies);
            (await PostAsync(web, Fetch, changed, token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        await using (var restarted = await WebPage.StartAsync(
            database: folder.Options, editions: [FeedMessages.Edition(FeedMessages.North)]))
            (await PostAsync(restarted, Fetch, cookies, token)).StatusCode.ShouldBe(HttpStatusCode.Redirect, "a restart signs nobody out");
        await using var other = await WebPage.StartAsync(
            new WebOptions { PasswordHash = OperatorPassword.Hash("another password") },
            database: folder.Options,
            editions: [FeedMessages.Edition(FeedMessages.North)]);
        (await PostAsync(other, Fetch, cookies, token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/archive\r\nSet-Cookie: a=b")]
    public async Task Signing_in_leads_to_no_other_host(string to)
    {
        await using var web = await WebPage.StartAsync();
        var cookies = new Dictionary<string, string>();
        var token = await TokenAsync(web, "/sign-in", "", cookies);

        using var answer = await PostAsync(web, "/sign-in", Header(cookies), token, ("password", WebPage.Password), ("to", to));

        answer.Headers.Location!.OriginalString.ShouldBe("/");
    }

    [Fact]
    public void A_password_is_kept_as_a_salted_hash_and_the_configuration_takes_nothing_else()
    {
        var (one, two) = (OperatorPassword.Hash("correct horse battery"), OperatorPassword.Hash("correct horse battery"));

        one.ShouldNotBe(two);
        OperatorPassword.Matches("correct horse battery", one).ShouldBeTrue();
        OperatorPassword.Matches("correct horse batterx", one).ShouldBeFalse();
        OperatorPassword.Matches(new string('x', 100_000), one).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => OperatorPassword.Hash("short"));
        new WebOptions { PasswordHash = one }.Check().ShouldBeEmpty();
        foreach (var wrong in new[] { "correct horse battery", one[..^4], one.Replace("600000", "1", StringComparison.Ordinal), "" })
            new WebOptions { PasswordHash = wrong }.Check().Single().Key.ShouldBe("passwordHash", wrong);
    }

    private static async Task<(string Cookies, string Token)> SignInAsync(WebPage web)
    {
        var cookies = new Dictionary<string, string>();
        var token = await TokenAsync(web, "/sign-in", "", cookies);
        using var answer = await PostAsync(web, "/sign-in", Header(cookies), token, ("password", WebPage.Password));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        Keep(answer, cookies);
        return (Header(cookies), await TokenAsync(web, SampleFeeds.PathOf(FeedMessages.North), Header(cookies)));
    }

    private static async Task<string> TokenAsync(WebPage web, string path, string cookies, Dictionary<string, string>? kept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Cookie", cookies);
        using var answer = await web.Client.SendAsync(request);
        if (kept is not null)
            Keep(answer, kept);
        return FormToken().Match(await answer.Content.ReadAsStringAsync()).Groups[1].Value;
    }

    private static Task<HttpResponseMessage> PostAsync(
        WebPage web, string path, string cookies, string? token, params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.TryAddWithoutValidation("Cookie", cookies);
        request.Content = new FormUrlEncodedContent([
            .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)),
            .. token is null ? [] : new[] { KeyValuePair.Create("__RequestVerificationToken", token) }]);
        return web.Client.SendAsync(request);
    }

    private static void Keep(HttpResponseMessage answer, Dictionary<string, string> cookies)
    {
        foreach (var parts in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(c => c.Split(';')[0].Split('=', 2)) : [])
            cookies[parts[0]] = parts[1];
    }

    private static string Header(Dictionary<string, string> cookies) => string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}"));

    private static string Only(string cookies, string name) =>
        cookies.Split("; ").Single(c => c.StartsWith(name + "=", StringComparison.Ordinal));

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}

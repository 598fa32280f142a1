using System.Net;
using BriefingBus.Testing;
using BriefingBus.Web.Safety;
using BriefingBus.Web.Safety.SecondFactors;
using BriefingBus.Web.Tests.Feeds;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.Safety;

/// <summary>The operator's second factor: an authenticator app, and recovery codes for who has lost it.</summary>
public sealed class SecondFactorTests(Chromium chromium)
{
    private readonly FakeClock clock = new(FeedMessages.Now);

    /// <summary>RFC 6238, appendix B, for SHA-1: the last six of its eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1234567890, "005924")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard_and_hold_one_step_before_and_after(long seconds, string code)
    {
        var key = new AuthenticatorKey("12345678901234567890"u8.ToArray());
        var now = DateTimeOffset.FromUnixTimeSeconds(seconds);

        key.StepOf(code, now).ShouldBe(seconds / 30);
        key.StepOf(code, now.AddSeconds(30)).ShouldBe(seconds / 30);
        key.StepOf(code, now.AddSeconds(-30)).ShouldBe(seconds / 30);
        key.StepOf(code, now.AddSeconds(90)).ShouldBeNull();
        foreach (var other in new[] { "", "000000", code[1..], code + "0", "١٢٣٤٥٦", "<b>" })
            key.StepOf(other, now).ShouldBeNull(other);
    }

    [Fact]
    public async Task Once_it_is_on_signing_in_takes_a_code_that_serves_once_and_other_sessions_have_ended()
    {
        await using var web = await StartAsync();
        await web.SignInAsync();
        var other = web.Client.DefaultRequestHeaders.GetValues("Cookie").Single();
        await web.SignInAnewAsync();
        var (key, recovery) = await web.TurnOnAsync(clock.GetUtcNow());
        recovery.Distinct().Count().ShouldBe(8);

        (await web.Client.GetStringAsync("/sessions")).ShouldContain("8 recovery codes are left");
        using (var request = new HttpRequestMessage(HttpMethod.Get, "/"))
        {
            request.Headers.Add("Cookie", other);
            (await (await web.Anyone.SendAsync(request)).Content.ReadAsStringAsync()).ShouldNotContain("Signed in as");
        }
        clock.Advance(TimeSpan.FromMinutes(2));
        var code = OperatorPages.CodeOf(key, clock.GetUtcNow());
        (await web.TrySignInAsync(null)).ShouldBe(HttpStatusCode.Unauthorized);
        (await web.TrySignInAsync("123456")).ShouldBe(HttpStatusCode.Unauthorized);
        (await web.TrySignInAsync(code, "another password")).ShouldBe(HttpStatusCode.Unauthorized);
        (await web.TrySignInAsync(code[..3] + " " + code[3..])).ShouldBe(HttpStatusCode.Redirect);
        (await web.TrySignInAsync(code)).ShouldBe(HttpStatusCode.Unauthorized, "it was used");
        clock.Advance(TimeSpan.FromMinutes(2));

        (await web.TrySignInAsync(recovery[3].ToLowerInvariant().Replace('-', ' '))).ShouldBe(HttpStatusCode.Redirect);
        (await web.TrySignInAsync(recovery[3])).ShouldBe(HttpStatusCode.Unauthorized, "it was used");
    }

    [Fact]
    public async Task With_only_the_password_there_are_ten_guesses_an_hour_that_lock_out_no_known_device()
    {
        await using var web = await StartAsync();
        await web.SignInAsync();
        var known = web.Client.DefaultRequestHeaders.GetValues("Cookie").Single();
        var (key, _) = await web.TurnOnAsync(clock.GetUtcNow());

        var answers = new List<HttpStatusCode>();
        for (var minute = 0; minute < 12; minute++)
        {
            answers.Add(await web.TrySignInAsync($"{minute:000000}"));
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        answers.Count(a => a == HttpStatusCode.Unauthorized).ShouldBe(SignInAttempts.MaxCodes);
        answers.Count(a => a == HttpStatusCode.TooManyRequests).ShouldBe(2);
        (await web.TrySignInAsync(OperatorPages.CodeOf(key, clock.GetUtcNow()), device: known)).ShouldBe(HttpStatusCode.Redirect);
        clock.Advance(TimeSpan.FromHours(1));
        (await web.TrySignInAsync(OperatorPages.CodeOf(key, clock.GetUtcNow()))).ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Changing_the_second_factor_requires_the_password_and_a_code()
    {
        await using var web = await StartAsync();
        await web.SignInAsync();
        var (first, sealedFirst) = await web.NewKeyAsync();
        var code = OperatorPages.CodeOf(first, clock.GetUtcNow());
        await RefusedAsync("/second-factor/on", ("password", "guess"), ("key", sealedFirst), ("newCode", code));
        await RefusedAsync("/second-factor/on", ("password", WebPage.Password), ("key", sealedFirst), ("newCode", "000000"));
        await RefusedAsync("/second-factor/on", ("password", WebPage.Password), ("key", "forged"), ("newCode", code));
        (await web.Client.GetStringAsync("/sessions")).ShouldContain("Off: the password alone is enough to sign in.");
        clock.Advance(SecondFactor.Confirmation);
        await RefusedAsync(
            "/second-factor/on",
            ("password", WebPage.Password), ("key", sealedFirst), ("newCode", OperatorPages.CodeOf(first, clock.GetUtcNow())));

        var (key, recovery) = await web.TurnOnAsync(clock.GetUtcNow());
        clock.Advance(TimeSpan.FromMinutes(2));
        await RefusedAsync("/second-factor/off", ("password", WebPage.Password));
        await RefusedAsync("/second-factor/recovery-codes", ("password", WebPage.Password), ("code", "000000"));
        using var renewed = await web.SendAsync(
            "/second-factor/recovery-codes", ("password", WebPage.Password), ("code", OperatorPages.CodeOf(key, clock.GetUtcNow())));
        var later = OperatorPages.RecoveryOf(await renewed.Content.ReadAsStringAsync());
        later.Count.ShouldBe(8);
        clock.Advance(TimeSpan.FromMinutes(2));
        await RefusedAsync("/second-factor/off", ("password", WebPage.Password), ("code", recovery[0]));

        using var off = await web.SendAsync("/second-factor/off", ("password", WebPage.Password), ("code", later[0]));
        off.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await web.TrySignInAsync(null)).ShouldBe(HttpStatusCode.Redirect);

        async Task RefusedAsync(string path, params (string, string)[] fields)
        {
            using var answer = await web.SendAsync(path, fields);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, path);
            (await answer.Content.ReadAsStringAsync()).ShouldContain("Nothing was changed.");
        }
    }

    [Fact]
    public async Task Another_authenticator_that_cannot_be_stored_leaves_the_one_before_in_force()
    {
        await using var web = await StartAsync();
        await web.SignInAsync();
        var (key, _) = await web.TurnOnAsync(clock.GetUtcNow());
        await using (var context = await web.OpenAsync())
            await context.Database.ExecuteSqlRawAsync(
                "CREATE TRIGGER refuse BEFORE INSERT ON second_factors BEGIN SELECT RAISE(ABORT, 'refused'); END");
        clock.Advance(TimeSpan.FromMinutes(2));
        var (other, sealedOther) = await web.NewKeyAsync();

        using var answer = await web.SendAsync(
            "/second-factor/on",
            ("password", WebPage.Password), ("code", OperatorPages.CodeOf(key, clock.GetUtcNow())),
            ("key", sealedOther), ("newCode", OperatorPages.CodeOf(other, clock.GetUtcNow())));

        ((int)answer.StatusCode).ShouldBeGreaterThanOrEqualTo(500);
        (await web.TrySignInAsync(null)).ShouldBe(HttpStatusCode.Unauthorized);
        clock.Advance(TimeSpan.FromMinutes(2));
        (await web.TrySignInAsync(OperatorPages.CodeOf(key, clock.GetUtcNow()))).ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task The_database_has_neither_the_key_nor_a_recovery_code_and_under_another_secret_recovery_codes_alone_serve()
    {
        using var folder = new SqliteFolder();
        string key;
        IReadOnlyList<string> recovery;
        await using (var web = await StartAsync(folder))
        {
            await web.SignInAsync();
            (key, recovery) = await web.TurnOnAsync(clock.GetUtcNow());
            await using var context = await web.OpenAsync();
            var stored = await context.Set<StoredSecondFactor>().SingleAsync();
            var all = $"{stored.SealedKey} {stored.RecoveryCodes}";
            all.ShouldNotContain(key.Replace(" ", "", StringComparison.Ordinal));
            recovery.ShouldAllBe(code => !all.Contains(code.Replace("-", "", StringComparison.Ordinal)));
        }
        File.Delete(Path.Combine(folder.Options.Folder, "web-keys.secret"));
        clock.Advance(TimeSpan.FromMinutes(2));

        await using var restored = await StartAsync(folder);
        (await restored.TrySignInAsync(OperatorPages.CodeOf(key, clock.GetUtcNow()))).ShouldBe(HttpStatusCode.Unauthorized);
        (await restored.TrySignInAsync(recovery[0])).ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task An_operator_turns_it_on_in_the_page_and_signs_in_with_it()
    {
        Look[] looks = [new(375, true), new(1280, false)];
        await using var web = await WebPage.StartAsync();
        await web.SignInAsync();
        var page = await chromium.OpenAsOperatorAsync(web);
        await page.GotoAsync("/sessions");
        await page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Set up an authenticator app" }).ClickAsync();
        await Look.ShouldBeGoodAsync(page, "second factor", looks);
        var key = await page.Locator("main code").InnerTextAsync();

        await page.GetByLabel("Code that the app shows").FillAsync(OperatorPages.CodeOf(key, DateTimeOffset.UtcNow));
        await page.GetByLabel("Operator’s password").FillAsync(WebPage.Password);
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Turn it on" }).ClickAsync();
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("Recovery codes");
        await Look.ShouldBeGoodAsync(page, "recovery codes", looks);
        var recovery = await page.Locator(".codes code").First.InnerTextAsync();
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();

        await page.GotoAsync("/sign-in?to=/sessions");
        await Look.ShouldBeGoodAsync(page, "sign-in", looks);
        await page.GetByLabel("Operator’s password").FillAsync(WebPage.Password);
        await page.GetByLabel("Code from the authenticator, or a recovery code").FillAsync(recovery);
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        new Uri(page.Url).AbsolutePath.ShouldBe("/sessions");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("7 recovery codes are left.");
    }

    private Task<WebPage> StartAsync(SqliteFolder? folder = null) => WebPage.StartAsync(clock: clock, database: folder?.Options);
}

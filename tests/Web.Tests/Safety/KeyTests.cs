using BriefingBus.Configuration;
using BriefingBus.Web.Safety;
using BriefingBus.Web.Tests.Feeds;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.Safety;

/// <summary>Who reads the database signs nobody in.</summary>
public sealed class KeyTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("a-secret-of-the-page-0123456789")]
    public async Task The_keys_in_the_database_are_encrypted_and_serve_the_next_process(string? secret)
    {
        using var folder = new SqliteFolder();
        var options = new WebOptions
        {
            PasswordHash = WebPage.PasswordHash,
            KeySecret = secret is null ? null : new Secret("${KEYS}", secret),
        };
        string cookie;
        await using (var web = await WebPage.StartAsync(options, database: folder.Options))
        {
            await web.SignInAsync();
            cookie = string.Join("; ", web.Cookies.Select(c => $"{c.Key}={c.Value}"));
            await using var context = await web.OpenAsync();
            var keys = await context.DataProtectionKeys.Select(k => k.Xml!).ToListAsync();
            keys.ShouldNotBeEmpty();
            keys.ShouldAllBe(k => k.Contains("<encryptedKey") && !k.Contains("<masterKey"));
            (await context.Set<StoredSession>().SingleAsync()).Id.ShouldMatch("^[0-9a-f]{64}$");
        }

        await using var next = await WebPage.StartAsync(options, database: folder.Options);
        next.Client.DefaultRequestHeaders.Add("Cookie", cookie);
        (await next.Client.GetStringAsync("/")).ShouldContain("Signed in as operator");
        var file = Path.Combine(folder.Options.Folder, "web-keys.secret");
        File.Exists(file).ShouldBe(secret is null);
        if (secret is null && !OperatingSystem.IsWindows())
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Another_secret_reads_none_of_the_keys_and_makes_its_own()
    {
        using var folder = new SqliteFolder();
        string cookie;
        await using (var web = await WebPage.StartAsync(Options("a-secret-of-the-page-0123456789"), database: folder.Options))
        {
            await web.SignInAsync();
            cookie = string.Join("; ", web.Cookies.Select(c => $"{c.Key}={c.Value}"));
        }

        await using var other = await WebPage.StartAsync(Options("another-secret-of-it-0123456789"), database: folder.Options);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Cookie", cookie);
        using var answer = await other.Client.SendAsync(request);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("Signed in as");
        await other.SignInAsync();
        (await other.Client.GetStringAsync("/")).ShouldContain("Signed in as operator");

        static WebOptions Options(string secret) =>
            new() { PasswordHash = WebPage.PasswordHash, KeySecret = new Secret("${KEYS}", secret) };
    }

    [Fact]
    public async Task A_session_that_the_database_does_not_have_is_none_whatever_its_cookie_says()
    {
        await using var web = await SampleFeeds.StartAsync();
        await web.SignInAsync();
        await using (var context = await web.OpenAsync())
            await context.Set<StoredSession>().ExecuteDeleteAsync();

        (await web.Client.GetStringAsync("/")).ShouldNotContain("Signed in as");
    }
}

using System.Net;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.Safety;

public sealed class HeaderTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/no-such-page")]
    public async Task Every_answer_forbids_inline_script_framing_and_guessing_of_types(string path)
    {
        await using var web = await WebPage.StartAsync();

        using var answer = await web.Client.GetAsync(path);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        policy.ShouldNotContain("https:");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.Contains("Server").ShouldBeFalse();
    }

    [Theory]
    [InlineData("/../../etc/passwd")]
    [InlineData("/assets/../../etc/passwd")]
    [InlineData("/assets/%2e%2e/%2e%2e%2fetc%2fpasswd")]
    [InlineData("/assets/x/..%5c..%5cweb.db")]
    [InlineData("/web.db")]
    [InlineData("/briefing.yaml")]
    [InlineData("/%00")]
    [InlineData("//evil.example/")]
    public async Task A_path_that_tries_to_climb_out_finds_nothing(string path)
    {
        await using var web = await WebPage.StartAsync();

        using var answer =
            await web.Client.SendAsync(new(HttpMethod.Get, new Uri(web.Address, "/")) { RequestUri = Unchanged(web.Address, path) });

        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.BadRequest);
    }

    private static Uri Unchanged(Uri address, string path) =>
        new(
            address.GetLeftPart(UriPartial.Authority) + path,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
}

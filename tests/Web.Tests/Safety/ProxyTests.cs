using System.Net;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.Safety;

/// <summary>Who a request comes from where a proxy stands before the page.</summary>
public sealed class ProxyTests
{
    [Fact]
    public async Task A_stranger_behind_a_known_proxy_does_not_lock_the_operator_out()
    {
        await using var web = await WebPage.StartAsync(new WebOptions { PasswordHash = WebPage.PasswordHash, Proxies = ["127.0.0.0/8"] });

        (await GuessAsync(web, "203.0.113.7", times: 7)).Count(a => a == HttpStatusCode.TooManyRequests).ShouldBe(2);

        (await GuessAsync(web, "198.51.100.1", times: 1)).ShouldNotContain(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_guesser_who_is_no_known_proxy_does_not_get_away_with_other_addresses()
    {
        await using var web = await WebPage.StartAsync(new WebOptions { PasswordHash = WebPage.PasswordHash, Proxies = ["10.0.0.0/8"] });
        var answers = new List<HttpStatusCode>();
        for (var i = 1; i <= 7; i++)
            answers.AddRange(await GuessAsync(web, $"203.0.113.{i}", times: 1));

        answers.Count(a => a == HttpStatusCode.TooManyRequests).ShouldBe(2);
    }

    [Theory]
    [InlineData("10.0.0.0/8", true)]
    [InlineData("192.168.1.5", true)]
    [InlineData("fd00::/8", true)]
    [InlineData("proxy", false)]
    [InlineData("", false)]
    public void A_proxy_is_an_address_or_a_network(string text, bool isOne)
    {
        (KnownProxies.NetworkOf(text) is not null).ShouldBe(isOne);
        new WebOptions { Proxies = [text] }.Check().Any(problem => problem.Key == "proxies").ShouldBe(!isOne);
    }

    private static async Task<List<HttpStatusCode>> GuessAsync(WebPage web, string from, int times)
    {
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < times; i++)
        {
            using var guess = new HttpRequestMessage(HttpMethod.Post, "/sign-in")
            {
                Content = new FormUrlEncodedContent([new("password", $"guess {i}")]),
                Headers = { { "X-Forwarded-For", from } },
            };
            using var answer = await web.Client.SendAsync(guess);
            answers.Add(answer.StatusCode);
        }
        return answers;
    }
}

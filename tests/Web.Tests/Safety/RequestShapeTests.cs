using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.Safety;

/// <summary>Requests whose end two servers in a row could see in different places (RFC 9112 §11.2) get one answer, and the connection
/// ends: what follows them is never taken for a request.</summary>
public sealed partial class RequestShapeTests
{
    private const string SignIn = "POST /sign-in HTTP/1.1\nHost: {host}\n";
    private const string Smuggled = "GET /feeds HTTP/1.1\r\nHost: {host}\r\n\r\n";

    [Theory]
    [InlineData("a length and chunks", SignIn + "Content-Length: 5\nTransfer-Encoding: chunked\n\n0\n\n", "415")]
    [InlineData("two lengths", SignIn + "Content-Length: 5\nContent-Length: 6\n\nhello", "400")]
    [InlineData("a coding that is none", SignIn + "Transfer-Encoding: xchunked\n\n0\n\n", "400")]
    [InlineData("chunks that are not last", SignIn + "Transfer-Encoding: chunked, identity\n\n0\n\n", "400")]
    [InlineData("a space before the colon", SignIn + "Content-Length : 5\n\nhello", "400")]
    [InlineData("a folded header", SignIn + "X: a\n Content-Length: 5\n\nhello", "400")]
    [InlineData("no host", "GET / HTTP/1.1\n\n", "400")]
    [InlineData("two hosts", "GET / HTTP/1.1\nHost: {host}\nHost: {host}\n\n", "400")]
    public async Task A_request_without_one_clear_end_is_answered_once_and_ends_its_connection(string shape, string request, string status)
    {
        await using var web = await WebPage.StartAsync();

        var answers = await AnswersAsync(web.Address, request.ReplaceLineEndings("\r\n") + Smuggled);

        answers.ShouldBe([status], shape);
    }

    [Fact]
    public async Task A_chunk_whose_extension_ends_with_a_bare_line_feed_is_refused()
    {
        await using var web = await WebPage.StartAsync();

        var answers = await AnswersAsync(
            web.Address,
            SignIn.ReplaceLineEndings("\r\n")
            + "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n2;\nxx\r\n45\r\n0\r\n\r\n" + Smuggled);

        answers.ShouldBe(["400"]);
    }

    /// <summary>The status of each answer until the server ends the connection.</summary>
    private static async Task<IReadOnlyList<string>> AnswersAsync(Uri address, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(request.Replace("{host}", address.Authority, StringComparison.Ordinal)),
            TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken).InTimeAsync(TimeSpan.FromSeconds(30));
        return [.. StatusLine().Matches(text).Select(m => m.Groups[1].Value)];
    }

    [GeneratedRegex(@"^HTTP/1\.1 (\d{3}) ", RegexOptions.Multiline)]
    private static partial Regex StatusLine();
}

using System.Text;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.Pages;

/// <summary>The answer to a request whose handling met a fault outside of the page.</summary>
public sealed class ProblemHandlingTests
{
    private const int Busy = 5;

    [Fact]
    public async Task The_answer_names_what_does_not_answer()
    {
        await using var web = await WebPage.StartAsync();

        (await AnswerAsync(web, new InvalidOperationException("A transient fault.", new SqliteException("locked", Busy))))
            .ShouldContain("The database does not answer");
        (await AnswerAsync(web, new TimeoutException("RabbitMQ has not confirmed a message", new OperationCanceledException())))
            .ShouldContain("The message broker does not answer");
    }

    private static async Task<string> AnswerAsync(WebPage web, Exception fault)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = web.Get<IServiceProvider>() };
        context.Request.Headers.Accept = "application/json";
        context.Response.Body = body;
        (await web.Get<IExceptionHandler>().TryHandleAsync(context, fault, default)).ShouldBeTrue();
        context.Response.StatusCode.ShouldBe(StatusCodes.Status503ServiceUnavailable);
        return Encoding.UTF8.GetString(body.ToArray());
    }
}

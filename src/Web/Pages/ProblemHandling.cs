using System.Data.Common;
using BriefingBus.ServiceDefaults.Bus;
using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace BriefingBus.Web.Pages;

/// <summary>Answers an exception with a <see cref="Problem"/>.</summary>
internal sealed partial class ProblemHandling(ILogger<ProblemHandling> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        await Describe(httpContext, exception).ExecuteAsync(httpContext);
        return true;
    }

    private IResult Describe(HttpContext httpContext, Exception exception)
    {
        if (exception is BadHttpRequestException
            || (exception is InvalidDataException && httpContext.Request.HasFormContentType) // an unreadable form
            || exception.GetBaseException() is PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire })
        {
            return Problem.Result(
                (exception as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status400BadRequest,
                "This address is not complete",
                "A value in it has the wrong form, or one is missing.");
        }
        if (TransientFault.IsTransient(exception))
        {
            httpContext.Response.Headers.RetryAfter = "30";
            if (IsOfDatabase(exception))
            {
                LogAway(log, "The database", exception.GetBaseException().Message);
                return Problem.Result(StatusCodes.Status503ServiceUnavailable, "The database does not answer",
                    "This page cannot be read now. Nothing is lost: try again in a moment.");
            }
            LogAway(log, "The message broker", TransientFault.Reason(exception));
            return Problem.Result(StatusCodes.Status503ServiceUnavailable, "The message broker does not answer",
                "It is not known whether this was done. You can still read; try it again in a moment.");
        }
        // The exception handler has cleared the request's endpoint.
        LogFault(log, exception, httpContext.Request.Method, httpContext.Features.Get<IExceptionHandlerFeature>()?.Endpoint?.DisplayName);
        return Problem.Result(StatusCodes.Status500InternalServerError, "Something went wrong here", "The service's log says what.");
    }

    private static bool IsOfDatabase(Exception? exception) =>
        exception is DbException || (exception is not null && IsOfDatabase(exception.InnerException));

    /// <summary>Adds a problem to an error status without a body.</summary>
    public static Task DescribeAsync(StatusCodeContext context)
    {
        var (title, detail) = context.HttpContext.Response.StatusCode switch
        {
            401 => ("Sign in first", "Only the operator can change something here. Nothing was changed."),
            403 => ("This is not allowed", "Nothing was changed."),
            404 => ("There is no such page", "Perhaps the address was cut short, or the briefing is not in this archive."),
            405 => ("This page cannot be used that way", "It is there, but not for this kind of request."),
            413 => ("Too much was sent", "Send less at once."),
            var status => ($"The answer is {status}", "Nothing was changed."),
        };
        return Problem.Result(context.HttpContext.Response.StatusCode, title, detail).ExecuteAsync(context.HttpContext);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Peer} does not answer: {Reason}; the reader is asked to try again")]
    private static partial void LogAway(ILogger log, string peer, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The request {Method} {Endpoint} failed")]
    private static partial void LogFault(ILogger log, Exception exception, string method, string? endpoint);
}

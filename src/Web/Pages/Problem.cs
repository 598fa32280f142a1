using Microsoft.Net.Http.Headers;

namespace BriefingBus.Web.Pages;

/// <summary>Explains a problem and what to do: as a page for people, as problem details (RFC 9457) for programs.</summary>
public static class Problem
{
    /// <summary>The response.</summary>
    /// <param name="status">Its status.</param>
    /// <param name="title">The problem, without a full stop.</param>
    /// <param name="detail">Its meaning and what to do, in sentences.</param>
    public static IResult Result(int status, string title, string detail) => new Answer(status, title, detail);

    /// <summary>Whether the client is a program.</summary>
    internal static bool IsProgram(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || request.Headers.ContainsKey(HeaderNames.Authorization)
        || (request.Headers.Accept.ToString() is { Length: > 0 } accept && !accept.Contains("text/html", StringComparison.OrdinalIgnoreCase)
            && accept.Contains("json", StringComparison.OrdinalIgnoreCase));

    private sealed class Answer(int status, string title, string detail) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (IsProgram(httpContext.Request))
                return TypedResults.Problem(detail, statusCode: status, title: title).ExecuteAsync(httpContext);
            return new Page<ProblemPage>
            {
                Status = status,
                Parameters = { [nameof(ProblemPage.Title)] = title, [nameof(ProblemPage.Detail)] = detail },
            }.ExecuteAsync(httpContext);
        }
    }
}

namespace BriefingBus.Web.Pages;

/// <summary>Redirects from a form to the page with its result, so that reloading does not send the form again (RFC 9110 §15.4.4).</summary>
internal sealed class SeeOther(string path) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = path;
        return Task.CompletedTask;
    }
}

namespace BriefingBus.Web.Pages;

/// <summary>Leads from a form to the page that shows what it did: reloading that sends nothing twice (RFC 9110 §15.4.4).</summary>
internal sealed class SeeOther(string path) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = path;
        return Task.CompletedTask;
    }
}

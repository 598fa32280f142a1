namespace BriefingBus.Web.Machines;

/// <summary>Content with validators: a client that has it already gets 304.</summary>
/// <param name="content">The content.</param>
/// <param name="type">Its media type.</param>
/// <param name="changed">When it changed last.</param>
/// <param name="policy">Its Content-Security-Policy, if it differs from the pages'.</param>
internal sealed class Fresh(byte[] content, string type, DateTimeOffset changed, string? policy = null) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        if (policy is not null)
            response.Headers.ContentSecurityPolicy = policy;
        if (Freshness.IsKnown(httpContext, Freshness.TagOf(content), changed))
            return;
        response.ContentType = type;
        response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(httpContext.Request.Method))
            await response.Body.WriteAsync(content, httpContext.RequestAborted);
    }
}

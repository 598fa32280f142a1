using Microsoft.Net.Http.Headers;

namespace BriefingBus.Web.Machines;

/// <summary>Adds validators to the responses of the API and the OPML: a client that has the content gets 304.</summary>
internal static class EntityTags
{
    /// <summary>Derives the tag from the content, which is buffered until it is complete.</summary>
    public static IApplicationBuilder UseEntityTags(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!HttpMethods.IsGet(context.Request.Method) || !IsData(context.Request.Path))
        {
            await next(context);
            return;
        }
        var response = context.Response;
        var body = response.Body;
        using var content = new MemoryStream();
        response.Body = content;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = body;
        }
        if (response.StatusCode == StatusCodes.Status200OK
            && !response.Headers.ContainsKey(HeaderNames.ETag)
            && Freshness.IsKnown(context, Freshness.TagOf(content.GetBuffer().AsSpan(0, (int)content.Length))))
        {
            response.ContentLength = null;
            return;
        }
        content.Position = 0;
        await content.CopyToAsync(body, context.RequestAborted);
    });

    private static bool IsData(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.Ordinal) || path.Value?.EndsWith(".opml", StringComparison.Ordinal) == true;
}

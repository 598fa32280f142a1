namespace BriefingBus.Web.Pages;

/// <summary>Answers HEAD wherever GET is answered (RFC 9110 §9.3.2).</summary>
internal static class HeadRequests
{
    /// <summary>Routes HEAD as GET; the server, which knows what was sent, leaves the body out.</summary>
    public static IApplicationBuilder UseHeadRequests(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }
        context.Request.Method = HttpMethods.Get;
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = HttpMethods.Head;
        }
    });
}

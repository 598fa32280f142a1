namespace BriefingBus.Web.Pages;

/// <summary>Answers HEAD for every GET endpoint (RFC 9110 §9.3.2).</summary>
internal static class HeadRequests
{
    /// <summary>Routes HEAD as GET; the server omits the body.</summary>
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

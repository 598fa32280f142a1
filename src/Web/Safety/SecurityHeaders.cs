namespace BriefingBus.Web.Safety;

/// <summary>The headers of every response.</summary>
internal static class SecurityHeaders
{
    /// <summary>The Content-Security-Policy of pages: style sheet, script files and pictures from this address, nothing inline.</summary>
    public const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
        + "img-src 'self'; form-action 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The policy of a briefing's HTML form, which has only inline styles.</summary>
    public const string PolicyOfForm =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        + "sandbox allow-popups allow-top-navigation-by-user-activation";

    /// <summary>For two years (RFC 6797 §6.1), and only for this host.</summary>
    private const string HttpsOnly = "max-age=63072000";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app, WebOptions options)
    {
        var isHttps = options.Address?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true;
        return app.Use((context, next) =>
        {
            // Added last, because the exception handler clears the headers; an endpoint's own policy stays.
            context.Response.OnStarting(() =>
            {
                Add(context.Response.Headers);
                if (isHttps)
                    context.Response.Headers.StrictTransportSecurity = HttpsOnly;
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    private static void Add(IHeaderDictionary headers)
    {
        if (headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
    }
}

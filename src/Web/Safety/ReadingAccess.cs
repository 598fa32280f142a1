using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;

namespace BriefingBus.Web.Safety;

/// <summary>Decides whether a request may read if <c>web.reading</c> is <c>signedIn</c>.</summary>
/// <param name="options">Who may read.</param>
/// <param name="secret">Returns the secret from which the feeds' secret addresses are derived.</param>
internal sealed class ReadingAccess(WebOptions options, Func<byte[]> secret)
{
    private const int KeyBytes = 16; // 128 bits cannot be guessed

    /// <summary>Paths that everyone may read: the sign-in, the files of every page, and those with a protection of their own.</summary>
    private static readonly PathString[] Open =
    [
        OperatorSession.SignInPath, SetUpToken.Path,
        "/assets", "/health", "/metrics", "/manifest.webmanifest", "/service-worker.js", "/offline",
    ];

    /// <summary>The secret in the address of an edition's feeds; null if everyone may read them. It changes only with
    /// <c>web.keySecret</c>.</summary>
    public string? FeedKey(string edition) => options.Reading == Readers.Everyone
        ? null
        : Base64Url.EncodeToString(HMACSHA256.HashData(secret(), Encoding.UTF8.GetBytes("feed " + edition)).AsSpan(0, KeyBytes));

    /// <summary>Whether the request may read its resource.</summary>
    public bool MayRead(HttpContext context) =>
        options.Reading == Readers.Everyone
        || context.User.Identity?.IsAuthenticated == true
        || Array.Exists(Open, open => context.Request.Path.StartsWithSegments(open, StringComparison.Ordinal))
        || HasFeedKey(context.Request);

    private bool HasFeedKey(HttpRequest request) =>
        request.Path.Value?.Split('/') is ["", "briefings", var edition, "feed.atom" or "feed.json"]
        && request.Query["key"].ToString() is { Length: > 0 } offered
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(offered), Encoding.UTF8.GetBytes(FeedKey(edition)!));
}

/// <summary>Puts the check before every page.</summary>
internal static class ReadingAccessRegistration
{
    /// <summary>Redirects browsers to the sign-in, and refuses programs with 401.</summary>
    public static IApplicationBuilder UseReadingAccess(this IApplicationBuilder app)
    {
        var access = app.ApplicationServices.GetRequiredService<ReadingAccess>();
        return app.Use((context, next) =>
        {
            if (access.MayRead(context))
            {
                context.Features.Set(new FeedKeys(access.FeedKey));
                return next(context);
            }
            if (context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
                return context.ChallengeAsync();
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        });
    }
}

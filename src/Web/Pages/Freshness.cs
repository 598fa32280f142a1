using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace BriefingBus.Web.Pages;

/// <summary>Conditional requests: a client that has the content gets 304 (RFC 9110 §8.8.3, §13.1.2).</summary>
internal static class Freshness
{
    /// <summary>A weak validator, since the same content in another compression is equivalent.</summary>
    public static EntityTagHeaderValue TagOf(ReadOnlySpan<byte> content) =>
        new($"\"{Convert.ToHexStringLower(SHA256.HashData(content)[..12])}\"", isWeak: true);

    /// <summary>Adds the validator to the response. It may be cached (the operator's not by proxies) but must be revalidated each time. If
    /// the client has this content, makes the response 304 and returns true.</summary>
    public static bool IsKnown(HttpContext context, EntityTagHeaderValue tag, DateTimeOffset? changed = null)
    {
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = tag;
        headers.LastModified = changed;
        headers.CacheControl = new() { NoCache = true, Private = context.User.Identity?.IsAuthenticated == true };
        context.Response.Headers.Vary = HeaderNames.Cookie;
        var asked = context.Request.GetTypedHeaders();
        var known = asked.IfNoneMatch.Count > 0
            ? asked.IfNoneMatch.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Compare(tag, useStrongComparison: false))
            : changed is { } instant && asked.IfModifiedSince is { } since && instant.ToUnixTimeSeconds() <= since.ToUnixTimeSeconds();
        if (known)
            context.Response.StatusCode = StatusCodes.Status304NotModified;
        return known;
    }
}

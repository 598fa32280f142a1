using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace BriefingBus.Web.Safety;

/// <summary>The operator's cookie: <c>Secure</c>, <c>HttpOnly</c>, <c>SameSite=Strict</c>, good for twelve hours and only as long as the
/// password is the same.</summary>
internal static class OperatorSession
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
    public const string SignInPath = "/sign-in";
    private const string PasswordClaim = "password";

    public static ClaimsPrincipal Principal(WebOptions options) =>
        new(new ClaimsIdentity([new(ClaimTypes.Name, "operator"), new(PasswordClaim, Mark(options))], Scheme));

    public static void Configure(CookieAuthenticationOptions cookie, WebOptions options)
    {
        cookie.Cookie.Name = "briefingbus-operator";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        cookie.Cookie.Path = options.PathPrefix + "/";
        cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
        cookie.SlidingExpiration = true;
        cookie.Events.OnValidatePrincipal = context =>
        {
            if (context.Principal?.FindFirstValue(PasswordClaim) != Mark(options))
                context.RejectPrincipal();
            return Task.CompletedTask;
        };
        cookie.Events.OnRedirectToLogin = context =>
        {
            if (HttpMethods.IsGet(context.Request.Method))
                context.Response.Redirect($"{options.PathPrefix}{SignInPath}?to={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}");
            else
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        };
    }

    // Not the hash itself: it does not belong into a cookie, not even a sealed one.
    private static string Mark(WebOptions options) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(options.PasswordHash ?? "")))[..16];
}

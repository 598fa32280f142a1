using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace BriefingBus.Web.Safety;

/// <summary>The operator's session: a cookie that is <c>Secure</c>, <c>HttpOnly</c> and <c>SameSite=Strict</c> and names a session in the
/// database. It ends after <see cref="Lifetime"/>, when the operator signs out, and when the password changes.</summary>
internal static class OperatorSession
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
    public const string SignInPath = "/sign-in";

    /// <summary>The maximum duration, even of an active session: the daily re-authentication of NIST SP 800-63B §4.2.3.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>The key of <see cref="StoredSession.Id"/> in a request's authentication.</summary>
    public const string IdProperty = "session";

    /// <summary>The session of a request; null for a program's token.</summary>
    public static string? IdOf(HttpContext context) =>
        context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.GetString(IdProperty);

    public static ClaimsPrincipal Principal() => new(new ClaimsIdentity([new(ClaimTypes.Name, "operator")], Scheme));

    public static void Configure(CookieAuthenticationOptions cookie, WebOptions options, SessionStore sessions)
    {
        cookie.Cookie.Name = CookieNames.Of(CookieNames.Operator, options);
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        cookie.Cookie.Path = CookieNames.PathOf(options);
        cookie.SessionStore = sessions;
        cookie.ExpireTimeSpan = Lifetime;
        cookie.SlidingExpiration = false;
        cookie.Events.OnRedirectToLogin = context =>
        {
            if (HttpMethods.IsGet(context.Request.Method) && !Problem.IsProgram(context.Request))
            {
                var wanted = Uri.EscapeDataString(context.Request.Path + context.Request.QueryString);
                context.Response.Redirect($"{options.PathPrefix}{SignInPath}?to={wanted}");
            }
            else
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        };
    }
}

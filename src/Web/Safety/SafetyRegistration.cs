using System.Threading.RateLimiting;
using BriefingBus.Web.Pages;
using BriefingBus.Web.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Web.Safety;

/// <summary>Registers who may change something, and how often one may try to sign in.</summary>
internal static class SafetyRegistration
{
    /// <summary>The rate limit of signing in.</summary>
    public const string SignInLimit = "sign-in";

    /// <summary>So many tries in <see cref="Window"/> from one address.</summary>
    public const int TriesOfOne = 5;

    /// <summary>So many tries in <see cref="Window"/> from all addresses together: a guesser with many addresses gains nothing.</summary>
    public const int TriesOfAll = 30;

    /// <summary>The span in which tries are counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private const string ByRequest = "by request";

    public static IServiceCollection AddSafety(this IServiceCollection services)
    {
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<WebContext>>().CreateDbContext());
        services.AddDataProtection().SetApplicationName("BriefingBus.Web").PersistKeysToDbContext<WebContext>();
        services.AddAuthentication(ByRequest)
            .AddPolicyScheme(ByRequest, null, scheme => scheme.ForwardDefaultSelector =
                context => BearerTokens.IsMeant(context.Request) ? BearerTokens.Name : OperatorSession.Scheme)
            .AddCookie(OperatorSession.Scheme)
            .AddScheme<AuthenticationSchemeOptions, BearerTokens>(BearerTokens.Name, null);
        services.AddOptions<CookieAuthenticationOptions>(OperatorSession.Scheme).Configure<WebOptions>(OperatorSession.Configure);
        services.AddAuthorization(policies => policies.AddPolicy(StateChanges.Policy, policy => policy.RequireAuthenticatedUser()));
        services.AddAntiforgery();
        services.AddOptions<Microsoft.AspNetCore.Antiforgery.AntiforgeryOptions>().Configure<WebOptions>((antiforgery, web) =>
        {
            antiforgery.Cookie = new SecureCookie { Name = "briefingbus-form", HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Strict, Path = web.PathPrefix + "/" };
            antiforgery.SuppressXFrameOptionsHeader = true; // every answer has it already
        });
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.AddPolicy(SignInLimit, context => RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress, _ => new FixedWindowRateLimiterOptions { PermitLimit = TriesOfOne, Window = Window }));
            limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, bool>(IsSignIn);
            limits.OnRejected = async (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = ((int)Window.TotalSeconds).ToString();
                await Problem.Result(StatusCodes.Status429TooManyRequests, "Too many tries to sign in",
                    "Wait a minute, then try again.").ExecuteAsync(rejected.HttpContext);
            };
        });
        return services;
    }

    private static RateLimitPartition<bool> IsSignIn(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && context.Request.Path == OperatorSession.SignInPath
            ? RateLimitPartition.GetFixedWindowLimiter(true, _ => new FixedWindowRateLimiterOptions { PermitLimit = TriesOfAll, Window = Window })
            : RateLimitPartition.GetNoLimiter(false);

    /// <summary>A cookie that is marked <c>Secure</c> whatever the request was: browsers keep it on https and on loopback. The antiforgery
    /// service itself would refuse plain http also behind a proxy that ends https.</summary>
    private sealed class SecureCookie : CookieBuilder
    {
        public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
        {
            var cookie = base.Build(context, expiresFrom);
            cookie.Secure = true;
            return cookie;
        }
    }
}

using BriefingBus.Web.Safety.Keys;
using BriefingBus.Web.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace BriefingBus.Web.Safety;

/// <summary>Registers authentication, authorization, antiforgery and their keys.</summary>
public static class SafetyRegistration
{
    private const string ByRequest = "by request";

    internal static IServiceCollection AddSafety(this IServiceCollection services, DatabaseOptions database)
    {
        services.AddSingleton<HostCheck>().AddSingleton<SignInAttempts>().AddSingleton<SignInLog>().AddSingleton<KnownDevices>();
        services.AddSingleton(provider => new OperatorAccount(provider.GetRequiredService<WebOptions>(), database))
            .AddSingleton<SetUpToken>().AddSingleton<OperatorCheck>();
        services.AddSingleton(provider => new SessionStore(
            () => provider.GetRequiredService<IDbContextFactory<WebContext>>().CreateDbContext(),
            provider.GetRequiredService<OperatorAccount>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSecondFactor(database);
        services.AddAuthentication(ByRequest)
            .AddPolicyScheme(ByRequest, null, scheme =>
            {
                scheme.ForwardDefaultSelector =
                    context => BearerTokens.IsMeant(context.Request) ? BearerTokens.Name : OperatorSession.Scheme;
            })
            .AddCookie(OperatorSession.Scheme)
            .AddScheme<AuthenticationSchemeOptions, BearerTokens>(BearerTokens.Name, null);
        services.AddOptions<CookieAuthenticationOptions>(OperatorSession.Scheme)
            .Configure<WebOptions, SessionStore>(OperatorSession.Configure);
        services.AddAuthorization(policies => policies.AddPolicy(StateChanges.Policy, policy => policy.RequireAuthenticatedUser()));
        services.AddAntiforgery();
        services.AddOptions<AntiforgeryOptions>().Configure<WebOptions>((antiforgery, web) =>
        {
            antiforgery.Cookie = new SecureCookie
            {
                Name = CookieNames.Of(CookieNames.Form, web),
                HttpOnly = true,
                IsEssential = true,
                SameSite = SameSiteMode.Strict,
                Path = CookieNames.PathOf(web),
            };
            antiforgery.SuppressXFrameOptionsHeader = true; // every response has it already
        });
        return services;
    }

    /// <summary>Registers only the second factor, for a command of the command line. Needs the database's context, <see cref="WebOptions"/>
    /// and the clock.</summary>
    public static IServiceCollection AddSecondFactor(this IServiceCollection services, DatabaseOptions database)
    {
        services.AddKeys(database);
        return services.AddSingleton(provider => new SecondFactor(
            () => provider.GetRequiredService<IDbContextFactory<WebContext>>().CreateDbContext(),
            provider.GetRequiredService<IDataProtectionProvider>(),
            provider.GetRequiredService<KeySecret>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SecondFactor>>()));
    }

    private static void AddKeys(this IServiceCollection services, DatabaseOptions database)
    {
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<WebContext>>().CreateDbContext());
        services.AddSingleton(provider => new KeySecret(database, provider.GetRequiredService<WebOptions>())).AddSingleton<KeyEncryption>();
        services.AddSingleton(provider => new ReadingAccess(
            provider.GetRequiredService<WebOptions>(), () => provider.GetRequiredService<KeySecret>().Key));
        services.AddDataProtection().SetApplicationName("BriefingBus.Web").PersistKeysToDbContext<WebContext>();
        services.AddOptions<KeyManagementOptions>().Configure<KeyEncryption>((keys, encryption) => keys.XmlEncryptor = encryption);
    }

    /// <summary>Always marks the cookie <c>Secure</c>: browsers accept it on https and on loopback. The antiforgery service itself would
    /// also refuse plain http behind a proxy that terminates TLS.</summary>
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

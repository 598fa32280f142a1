using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace BriefingBus.Web.Safety;

/// <summary>The browsers from which the operator has signed in before. Guesses from other devices do not lock them out (OWASP, "Slow Down
/// Online Guessing Attacks with Device Cookies").</summary>
internal sealed class KnownDevices(IDataProtectionProvider protection, WebOptions options, OperatorAccount account, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);
    private readonly IDataProtector sealing = protection.CreateProtector("known device");

    /// <summary>The device's identity; null for an unknown browser.</summary>
    public string? Find(HttpContext context)
    {
        if (context.Request.Cookies[CookieNames.Of(CookieNames.Device, options)] is not { Length: > 0 and < 1000 } cookie)
            return null;
        try
        {
            // The identity, the mark of the password, and the time of the sign-in.
            return sealing.Unprotect(cookie).Split(' ') is [var id, var password, var ticks]
                && password == account.Mark
                && long.TryParse(ticks, out var since) && clock.GetUtcNow().Ticks - since < Lifetime.Ticks
                    ? id
                    : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Makes this browser a known device.</summary>
    public void Remember(HttpContext context)
    {
        var id = Find(context) ?? RandomNumberGenerator.GetHexString(32, lowercase: true);
        context.Response.Cookies.Append(
            CookieNames.Of(CookieNames.Device, options),
            sealing.Protect($"{id} {account.Mark} {clock.GetUtcNow().Ticks}"),
            new()
            {
                HttpOnly = true,
                Secure = true,
                SameSite = SameSiteMode.Strict,
                IsEssential = true,
                MaxAge = Lifetime,
                Path = CookieNames.PathOf(options),
            });
    }
}

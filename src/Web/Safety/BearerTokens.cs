using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace BriefingBus.Web.Safety;

/// <summary>Authenticates programs by <c>Authorization: Bearer …</c> (RFC 6750 §2.1). Tokens are compared by their hashes, so that the time
/// of a comparison reveals nothing about them.</summary>
internal sealed class BearerTokens(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, WebOptions web, SignInLog log)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string Name = "Bearer";
    private const string Prefix = "Bearer ";

    public static bool IsMeant(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsMeant(Request))
            return Task.FromResult(AuthenticateResult.NoResult());
        var offered = SHA256.HashData(Encoding.UTF8.GetBytes(Request.Headers.Authorization.ToString()[Prefix.Length..].Trim()));
        AccessToken? known = null;
        foreach (var token in web.Tokens)
        {
            if (CryptographicOperations.FixedTimeEquals(offered, SHA256.HashData(Encoding.UTF8.GetBytes(token.Token.Value))))
                known = token;
        }
        if (known is null)
        {
            log.BadToken(Context.Connection.RemoteIpAddress);
            return Task.FromResult(AuthenticateResult.Fail("unknown token"));
        }
        var identity = new ClaimsIdentity([new(ClaimTypes.Name, "token " + known.Name)], Name);
        return Task.FromResult(AuthenticateResult.Success(new(new ClaimsPrincipal(identity), Name)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer realm=\"BriefingBus\"";
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}

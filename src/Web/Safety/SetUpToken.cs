using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace BriefingBus.Web.Safety;

/// <summary>Lets a reader of the process's log set the operator's first password. The token is valid while none is set and the process
/// runs.</summary>
internal sealed partial class SetUpToken(OperatorAccount account, WebOptions options, IServer server, ILogger<SetUpToken> log)
{
    /// <summary>Path of the page that sets the password.</summary>
    public const string Path = "/set-up";

    private const int Bytes = 16; // 128 bits cannot be guessed
    private readonly string token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Whether this is the token, and no password is set.</summary>
    public bool IsValid(string? offered) =>
        account.PasswordHash is null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(offered ?? ""), Encoding.UTF8.GetBytes(token));

    /// <summary>Logs the address with the token if no password is set.</summary>
    public void Announce()
    {
        if (account.PasswordHash is null && Address() is { } address)
            LogAddress($"{address}{Path}?token={token}");
    }

    private string? Address()
    {
        if (options.Address is { } configured)
            return configured.TrimEnd('/');
        if (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is not { } listens)
            return null;
        var binding = BindingAddress.Parse(listens);
        var isName = IPAddress.TryParse(binding.Host.Trim('[', ']'), out var ip)
            ? !ip.Equals(IPAddress.Any) && !ip.Equals(IPAddress.IPv6Any)
            : binding.Host is not ("*" or "+");
        return $"{binding.Scheme}://{(isName ? binding.Host : "127.0.0.1")}:{binding.Port}";
    }

    [LoggerMessage(LogLevel.Warning, "No operator's password is set, so nobody can sign in. To set one, open {Address} "
        + "before this process ends; the address works once")]
    private partial void LogAddress(string address);
}

using System.Net;

namespace BriefingBus.Web.Safety;

/// <summary>Logs every attempt to sign in (OWASP ASVS 5.0, 16.3.1).</summary>
internal sealed partial class SignInLog(ILogger<SignInLog> log)
{
    [LoggerMessage(Level = LogLevel.Information, Message = "The operator signed in from {Address} (known device: {Known})")]
    public partial void SignedIn(IPAddress? address, bool known);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The operator's password was set from {Address}, by the address in this log")]
    public partial void PasswordSet(IPAddress? address);

    [LoggerMessage(Level = LogLevel.Information, Message = "The operator signed out from {Address}")]
    public partial void SignedOut(IPAddress? address);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A wrong password was entered from {Address} (known device: {Known})")]
    public partial void Failed(IPAddress? address, bool known);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The right password came with a wrong code from {Address} (known device: {Known}); if that was not you, "
            + "change the password")]
    public partial void WrongCode(IPAddress? address, bool known);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A code from {Address} was refused after too many wrong ones with the right password; the limit ends within an hour. "
            + "If that was not you, change the password")]
    public partial void CodesRefused(IPAddress? address);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} sessions were ended from {Address}")]
    public partial void SessionsEnded(int count, IPAddress? address);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "An attempt to sign in from {Address} was refused after too many failures; the limit ends within a minute")]
    public partial void Refused(IPAddress? address);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request from {Address} had an unknown token and was refused")]
    public partial void BadToken(IPAddress? address);
}

using System.Security.Cryptography;
using OtpNet;

namespace BriefingBus.Web.Safety.SecondFactors;

/// <summary>The secret that the page and an authenticator app share. The app shows a code of it every 30 seconds (TOTP, RFC 6238, with
/// HMAC-SHA-1 and six digits: what every app takes).</summary>
/// <param name="Bytes">The secret.</param>
internal sealed record AuthenticatorKey(byte[] Bytes)
{
    /// <summary>As many digits as a code has.</summary>
    public const int Digits = 6;

    private const int Length = 20; // 160 bits (RFC 4226 §4, R6)
    private const string Issuer = "BriefingBus";

    /// <summary>The clock of a telephone may be a step off, and so may who types (RFC 6238 §5.2).</summary>
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    /// <summary>For typing: base32 in groups of four.</summary>
    public string Text => string.Join(' ', Base32Encoding.ToString(Bytes).Chunk(4).Select(group => new string(group)));

    /// <summary>A random one.</summary>
    public static AuthenticatorKey New() => new(RandomNumberGenerator.GetBytes(Length));

    /// <summary>What a QR code leads an app to.</summary>
    /// <param name="account">What the app calls it, such as the page's host.</param>
    public string Address(string account) => new OtpUri(OtpType.Totp, Bytes, account, Issuer).ToString();

    /// <summary>The step of 30 seconds since 1970 that a code belongs to; null where it is no code of now.</summary>
    public long? StepOf(string code, DateTimeOffset now) =>
        new Totp(Bytes).VerifyTotp(now.UtcDateTime, code, out var step, Window) ? step : null;
}

using System.Security.Cryptography;
using OtpNet;

namespace BriefingBus.Web.Safety.SecondFactors;

/// <summary>The secret that the page and an authenticator app share. The app derives a code from it every 30 seconds (TOTP, RFC 6238, with
/// HMAC-SHA-1 and six digits, which every app supports).</summary>
/// <param name="Bytes">The secret.</param>
internal sealed record AuthenticatorKey(byte[] Bytes)
{
    /// <summary>The number of digits of a code.</summary>
    public const int Digits = 6;

    private const int Length = 20; // 160 bits (RFC 4226 §4, R6)
    private const string Issuer = "BriefingBus";

    /// <summary>Allows a step in either direction, for the phone's clock and for typing (RFC 6238 §5.2).</summary>
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    /// <summary>The key for typing: base32 in groups of four.</summary>
    public string Text => string.Join(' ', Base32Encoding.ToString(Bytes).Chunk(4).Select(group => new string(group)));

    /// <summary>Creates a random key.</summary>
    public static AuthenticatorKey New() => new(RandomNumberGenerator.GetBytes(Length));

    /// <summary>The address in the QR code.</summary>
    /// <param name="account">The app's name for it, such as the page's host.</param>
    public string Address(string account) => new OtpUri(OtpType.Totp, Bytes, account, Issuer).ToString();

    /// <summary>The step of 30 seconds since 1970 that a code belongs to; null if it is not a current code.</summary>
    public long? StepOf(string code, DateTimeOffset now) =>
        new Totp(Bytes).VerifyTotp(now.UtcDateTime, code, out var step, Window) ? step : null;
}

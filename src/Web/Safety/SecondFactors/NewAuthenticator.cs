namespace BriefingBus.Web.Safety.SecondFactors;

/// <summary>What an authenticator app needs, before it is confirmed.</summary>
/// <param name="Key">The key, for typing.</param>
/// <param name="Address">The key as an <c>otpauth:</c> address, for a QR code.</param>
/// <param name="Sealed">The key as the form keeps it until it is confirmed.</param>
public sealed record NewAuthenticator(string Key, string Address, string Sealed);

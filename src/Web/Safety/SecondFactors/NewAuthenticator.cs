namespace BriefingBus.Web.Safety.SecondFactors;

/// <summary>A new authenticator that is not confirmed yet.</summary>
/// <param name="Key">The key, for typing.</param>
/// <param name="Address">The key as an <c>otpauth:</c> address, for a QR code.</param>
/// <param name="Sealed">The sealed key, for the form that confirms it.</param>
public sealed record NewAuthenticator(string Key, string Address, string Sealed);

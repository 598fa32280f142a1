using System.Security.Cryptography;
using System.Text;
using OtpNet;

namespace BriefingBus.Web.Safety.SecondFactors;

/// <summary>Codes for an operator who has lost the authenticator, each valid once. They have 120 random bits, so a plain hash protects them
/// (OWASP ASVS 5.0, 6.5.2).</summary>
internal static class RecoveryCode
{
    /// <summary>The number of codes.</summary>
    public const int Count = 8;

    private const int Bytes = 15;
    private const int Letters = Bytes * 8 / 5;

    /// <summary>Creates new codes, to be shown once.</summary>
    public static IReadOnlyList<string> NewSet() =>
    [
        .. Enumerable.Range(0, Count).Select(_ =>
            string.Join('-', Base32Encoding.ToString(RandomNumberGenerator.GetBytes(Bytes)).Chunk(4).Select(group => new string(group)))),
    ];

    /// <summary>The stored hash of a code; null if the text cannot be one.</summary>
    /// <param name="typed">The code in any case, with or without hyphens and spaces.</param>
    public static string? HashOf(string typed)
    {
        var letters = new string([.. typed.Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant();
        return letters.Length == Letters ? Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(letters))) : null;
    }
}

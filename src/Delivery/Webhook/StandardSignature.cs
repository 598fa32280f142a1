using System.Buffers.Text;
using System.Security.Cryptography;

namespace BriefingBus.Delivery.Webhook;

/// <summary>Signs messages by Standard Webhooks (https://github.com/standard-webhooks/standard-webhooks, "Signature scheme"): HMAC-SHA256
/// over identity, time and body.</summary>
public static class StandardSignature
{
    private const string Prefix = "whsec_";
    private const int MinKeyLength = 24;
    private const int MaxKeyLength = 64;

    /// <summary>The key of a configured secret: base64 after <c>whsec_</c>, else the UTF-8 text itself; null if the base64 is invalid, or
    /// the key is shorter than 24 bytes or, as base64, longer than 64.</summary>
    public static byte[]? KeyOf(string secret)
    {
        if (!secret.StartsWith(Prefix, StringComparison.Ordinal))
            return Encoding.UTF8.GetBytes(secret) is { Length: >= MinKeyLength } words ? words : null;
        var text = secret[Prefix.Length..];
        return Base64.IsValid(text) && Convert.FromBase64String(text) is { Length: >= MinKeyLength and <= MaxKeyLength } key ? key : null;
    }

    /// <summary>The value of <c>webhook-signature</c>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="id">The value of <c>webhook-id</c>.</param>
    /// <param name="at">When it is sent; <c>webhook-timestamp</c> has it in seconds since 1970.</param>
    /// <param name="body">The body, byte for byte as it is sent.</param>
    public static string Of(byte[] key, string id, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{at.ToUnixTimeSeconds()}.")));
        hash.AppendData(body);
        return "v1," + Convert.ToBase64String(hash.GetHashAndReset());
    }
}

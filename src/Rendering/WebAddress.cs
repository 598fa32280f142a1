using System.Buffers;

namespace BriefingBus.Rendering;

/// <summary>Addresses that a briefing may link to.</summary>
public static class WebAddress
{
    // RFC 3986 §2: the characters of a URI that need no escape, and the percent sign.
    private static readonly SearchValues<char> UriCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%");

    /// <summary>The address if it is an absolute http or https one, with spaces, quotes and brackets escaped; otherwise null.</summary>
    public static string? OrNull(string? address)
    {
        var trimmed = address?.Trim();
        if (!Uri.TryCreate(trimmed, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return null;
        return trimmed.AsSpan().ContainsAnyExcept(UriCharacters) ? uri.AbsoluteUri : trimmed;
    }
}

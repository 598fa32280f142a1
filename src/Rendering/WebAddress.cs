using System.Buffers;

namespace BriefingBus.Rendering;

/// <summary>Addresses that a briefing may link to.</summary>
public static class WebAddress
{
    // RFC 3986 §2: what may stand in a URI unescaped, and the percent sign.
    private static readonly SearchValues<char> UriCharacters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%");

    /// <summary>The address where it is an absolute http or https one, escaped so that it holds no space, quote or bracket; else
    /// null.</summary>
    public static string? OrNull(string? address)
    {
        var trimmed = address?.Trim();
        if (!Uri.TryCreate(trimmed, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return null;
        return trimmed.AsSpan().ContainsAnyExcept(UriCharacters) ? uri.AbsoluteUri : trimmed;
    }
}

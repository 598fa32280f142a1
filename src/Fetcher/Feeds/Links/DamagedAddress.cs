using System.Text.RegularExpressions;

namespace BriefingBus.Fetcher.Feeds.Links;

/// <summary>Mends the ways in which programs damage an address before they write it into a feed. A browser follows some of them as they
/// are; the others lead nowhere.</summary>
internal static partial class DamagedAddress
{
    /// <summary>Characters without width that an editor leaves at the ends.</summary>
    private const string Invisible = "\uFEFF\u200B\u200C\u200D\u200E\u200F\u2060";

    /// <summary>The address that <paramref name="value"/>, without spaces around it, was meant to be; the same text if nothing is
    /// wrong.</summary>
    public static string Mend(string value)
    {
        value = WithAmpersands(WithoutWrapping(value.Trim(Invisible.ToCharArray())));
        var space = value.IndexOf(' ', StringComparison.Ordinal);
        if (space > 0 && value.AsSpan(space).TrimStart(' ').SequenceEqual(value.AsSpan(0, space))) value = value[..space];
        return WithSlashes(value.StartsWith("http//", StringComparison.OrdinalIgnoreCase) ? $"http:{value[4..]}"
            : value.StartsWith("https//", StringComparison.OrdinalIgnoreCase) ? $"https:{value[5..]}" : value);
    }

    /// <summary>The host name without a scheme that publishers type by hand: it begins with <c>www.</c> and has another dot.</summary>
    public static bool IsBareHost(string value)
    {
        if (!value.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) return false;
        var end = value.AsSpan().IndexOfAny('/', '?', '#');
        var host = value.AsSpan(4, (end < 0 ? value.Length : end) - 4);
        return host.IndexOf('.') > 0 && host[^1] != '.' && host.IndexOfAny(" %\\@:") < 0;
    }

    /// <summary>Takes off an anchor element, angle brackets and quotation marks (RFC 3986, appendix C).</summary>
    private static string WithoutWrapping(string value)
    {
        if (value.Length < 3) return value;
        if (value.Contains('<', StringComparison.Ordinal) && AnchorTarget(value) is { } target) return target;
        return (value[0], value[^1]) is ('<', '>') or ('"', '"') or ('\'', '\'') or ('“', '”') ? value[1..^1].Trim() : value;
    }

    /// <summary>A program escaped the address once more than its document needs. No server means <c>amp;id=1</c>.</summary>
    private static string WithAmpersands(string value) =>
        value.Contains('&', StringComparison.Ordinal) ? EscapedAmpersand().Replace(value, "&") : value;

    [GeneratedRegex(
        "&(?:amp;|#0{0,5}38;|#x0{0,5}26;)+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex EscapedAmpersand();

    private static string? AnchorTarget(string value)
    {
        var tag = value.IndexOf("<a ", StringComparison.OrdinalIgnoreCase);
        var at = tag < 0 ? -1 : value.IndexOf("href=", tag, StringComparison.OrdinalIgnoreCase) + 5;
        if (at < 5 || at >= value.Length) return null;
        var quote = value[at];
        var rest = quote is '"' or '\'' ? value.AsSpan(at + 1) : value.AsSpan(at);
        var end = quote is '"' or '\'' ? rest.IndexOf(quote) : rest.IndexOfAny(' ', '>');
        return end <= 0 ? null : rest[..end].Trim().ToString();
    }

    /// <summary>URL Standard §4.4, "special authority slashes state": any number of slashes follows <c>http:</c>, and backslashes before
    /// the query are slashes.</summary>
    private static string WithSlashes(string value)
    {
        var scheme = value.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? 6
            : value.StartsWith("http:", StringComparison.OrdinalIgnoreCase) ? 5 : 0;
        if (scheme == 0) return value;
        var end = value.AsSpan().IndexOfAny('?', '#') is var stop && stop < 0 ? value.Length : stop;
        var host = value.AsSpan(scheme).IndexOfAnyExcept('/', '\\');
        if (host > 0 && (value.AsSpan(scheme + host).StartsWith("http://") || value.AsSpan(scheme + host).StartsWith("https://")))
            return value[(scheme + host)..]; // a form put its own scheme before the address
        if (host <= 0 || (host == 2 && value.AsSpan(0, end).IndexOf('\\') < 0)) return value;
        var path = value[(scheme + host)..Math.Max(end, scheme + host)].Replace('\\', '/');
        return $"{value[..scheme]}//{path}{value[Math.Max(end, scheme + host)..]}";
    }
}

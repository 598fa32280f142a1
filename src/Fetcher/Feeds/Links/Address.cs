namespace BriefingBus.Fetcher.Feeds.Links;

/// <summary>Resolves the addresses that feeds write.</summary>
internal static class Address
{
    /// <summary>Placeholders that programs write for a missing address.</summary>
    private static readonly string[] Placeholders =
        ["n/a", "na", "null", "nil", "none", "undefined", "nan", "tbd", "-", "#", "http://", "https://"];

    private static readonly string[] PagelessSchemes = ["javascript", "vbscript", "data", "about", "blob", "file"];

    /// <summary>The absolute form of <paramref name="value"/> (RFC 3986 §5); as written if it is absolute already or no base is known, null
    /// if it is blank or a placeholder.</summary>
    public static string? Resolve(string? value, Uri? baseAddress)
    {
        if (string.IsNullOrWhiteSpace(value)) return null;
        value = DamagedAddress.Mend(WithoutLineBreaks(value.Trim()));
        if (value.Length < 10 && Placeholders.Contains(value, StringComparer.OrdinalIgnoreCase)) return null;
        if (HasScheme(value) || baseAddress is null || value.Length > 8192) return value;
        if (DamagedAddress.IsBareHost(value)) return $"{baseAddress.Scheme}://{value}";
        return Uri.TryCreate(baseAddress, value, out var resolved) ? resolved.AbsoluteUri : value;
    }

    /// <summary>No address has a tab or line break (URL Standard §4.4): a template wrapped and indented the line there.</summary>
    private static string WithoutLineBreaks(string value)
    {
        var stop = value.AsSpan().IndexOfAny('\n', '\r', '\t');
        if (stop < 0) return value;
        var whole = new StringBuilder(value.Length);
        for (var rest = value.AsSpan(); ; stop = rest.IndexOfAny('\n', '\r', '\t'))
        {
            if (stop < 0) return whole.Append(rest).ToString();
            whole.Append(rest[..stop].TrimEnd(' '));
            rest = rest[stop..].TrimStart(" \n\r\t");
        }
    }

    /// <summary>Whether <paramref name="value"/> begins with a scheme (RFC 3986 §3.1).</summary>
    public static bool HasScheme(string value)
    {
        if (value.Length == 0 || !char.IsAsciiLetter(value[0])) return false;
        for (var i = 1; i < value.Length && i < 32; i++)
        {
            if (value[i] == ':') return true;
            if (!char.IsAsciiLetterOrDigit(value[i]) && value[i] is not ('+' or '-' or '.')) return false;
        }
        return false;
    }

    /// <summary>Whether <paramref name="value"/> has a scheme that leads a reader to no page (<c>javascript:</c>), so that any other
    /// address is better.</summary>
    public static bool LeadsNowhere(string value) => HasScheme(value)
        && PagelessSchemes.Contains(value[..value.IndexOf(':', StringComparison.Ordinal)], StringComparer.OrdinalIgnoreCase);

    /// <summary>The address as a base for others, or null if it is not a web address.</summary>
    public static Uri? Web(string? value) => IsWeb(value) && Uri.TryCreate(value, UriKind.Absolute, out var address) ? address : null;

    /// <summary>Whether <paramref name="value"/> is the address of a web page.</summary>
    public static bool IsWeb(string? value) =>
        value is not null && (value.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || value.StartsWith("https://", StringComparison.OrdinalIgnoreCase));
}
